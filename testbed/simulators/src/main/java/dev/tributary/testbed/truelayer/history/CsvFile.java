package dev.tributary.testbed.truelayer.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of a file `date,descriptor,amount`, ten thousand to an account. Their days move together so that the last one
/// is yesterday. What most rows do is spending, whichever sign the file writes it with.
public final class CsvFile implements Bookkeeping {
    private static final int ROWS_PER_ACCOUNT = 10_000;
    private static final String HEADER = "date,descriptor,amount";

    private final List<Booking> rows;

    private CsvFile(List<Booking> rows) {
        this.rows = rows;
    }

    /// @throws IllegalArgumentException when the file is not such a table; the message names the line
    public static CsvFile read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase(HEADER)) {
            throw new IllegalArgumentException("%s must begin with the line %s".formatted(file, HEADER));
        }
        var rows = new ArrayList<Booking>();
        for (var number = 1; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                rows.add(row(file, number + 1, lines.get(number)));
            }
        }
        rows.sort(Comparator.comparing(Booking::bookedOn));
        return new CsvFile(spendingNegative(rows));
    }

    /// The accounts the rows fill.
    public List<String> accounts() {
        var count = (rows.size() + ROWS_PER_ACCOUNT - 1) / ROWS_PER_ACCOUNT;
        return IntStream.rangeClosed(1, count).mapToObj("file-%02d"::formatted).toList();
    }

    @Override
    public Ledger until(LocalDate today) {
        var ledger = new Ledger();
        if (rows.isEmpty()) {
            return ledger;
        }
        var shift = ChronoUnit.DAYS.between(rows.getLast().bookedOn(), today.minusDays(1));
        var accounts = accounts();
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            ledger.post(
                    accounts.get(index / ROWS_PER_ACCOUNT),
                    row.on(row.bookedOn().plusDays(shift)));
        }
        return ledger;
    }

    private static Booking row(Path file, int number, String line) {
        var first = line.indexOf(',');
        var last = line.lastIndexOf(',');
        if (first < 0 || first == last) {
            throw new IllegalArgumentException("%s line %d: expected %s".formatted(file, number, HEADER));
        }
        try {
            return new Booking(
                    LocalDate.parse(line.substring(0, first).strip()),
                    unquote(line.substring(first + 1, last)),
                    new BigDecimal(line.substring(last + 1).strip()).setScale(2, RoundingMode.HALF_UP),
                    TransactionCategory.PURCHASE,
                    null);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s line %d: a date like 2026-03-31 and an amount like 12.34 are needed".formatted(file, number),
                    e);
        }
    }

    private static String unquote(String text) {
        var plain = text.strip();
        return plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1).replace("\"\"", "\"")
                : plain;
    }

    private static List<Booking> spendingNegative(List<Booking> rows) {
        var negative = rows.stream().filter(Booking::isDebit).count();
        return negative * 2 > rows.size()
                ? rows
                : rows.stream().map(Booking::negated).toList();
    }
}
