package dev.tributary.bank.transaction;

import dev.tributary.bank.transaction.Verdict.Booked;
import dev.tributary.bank.transaction.Verdict.OutOfRange;
import dev.tributary.bank.transaction.Verdict.Rejected;
import dev.tributary.bank.truelayer.BankTransaction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which served rows can be believed. A row is taken whole or not at all; nothing is guessed.
final class RowRules {

    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final int DAYS_AHEAD = 31;
    private static final int DATE_LENGTH = 10;
    /// Most banks tell the day only.
    private static final Set<String> MIDNIGHTS = Set.of("T00:00:00", "T00:00:00Z", "T00:00:00+00:00");
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_AMOUNT = 40;
    private static final int WHOLE_DIGITS = 12;
    private static final int DECIMALS = 4;
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate today;
    private @Nullable String lastCurrency;

    RowRules(LocalDate from, LocalDate to, LocalDate today) {
        this.from = from;
        this.to = to;
        this.today = today;
    }

    Verdict judge(BankTransaction row) {
        try {
            return read(row);
        } catch (Unreadable unreadable) {
            return new Rejected(unreadable.reason);
        }
    }

    private Verdict read(BankTransaction row) {
        if (row.malformed() != null) {
            throw new Unreadable("malformed_" + row.malformed());
        }
        var timestamp = required(row.timestamp(), "timestamp");
        var bookedOn = day(timestamp);
        if (bookedOn.isBefore(EARLIEST) || bookedOn.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw new Unreadable("absurd_date");
        }
        if (bookedOn.isBefore(from) || bookedOn.isAfter(to)) {
            return new OutOfRange();
        }
        return new Booked(new BookedRow(
                bookedOn,
                instant(timestamp, bookedOn),
                signedAmount(row),
                currency(row),
                type(row),
                text(row.transactionCategory(), "UNKNOWN"),
                row.classification().stream().map(RowRules::clean).toList(),
                clean(required(row.description(), "description")),
                optional(row.merchantName()),
                runningBalance(row),
                optional(row.normalisedProviderTransactionId()),
                optional(row.providerTransactionId()),
                optional(row.transactionId())));
    }

    /// The date as written: it is the posting date, whatever zone follows it.
    private static LocalDate day(String timestamp) {
        try {
            return LocalDate.parse(timestamp.length() > DATE_LENGTH ? timestamp.substring(0, DATE_LENGTH) : timestamp);
        } catch (DateTimeException unreadable) {
            throw new Unreadable("unreadable_timestamp");
        }
    }

    /// `…T00:00:00`, `…Z`, `…+00:00`, with a space for the `T`, or the date alone.
    private static OffsetDateTime instant(String timestamp, LocalDate day) {
        try {
            if (timestamp.length() == DATE_LENGTH || MIDNIGHTS.contains(timestamp.substring(DATE_LENGTH))) {
                return day.atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            var time = timestamp.substring(DATE_LENGTH).replace(' ', 'T');
            return time.endsWith("Z") || time.contains("+") || time.contains("-")
                    ? OffsetDateTime.parse(day + time)
                    : LocalDateTime.parse(day + time).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new Unreadable("unreadable_timestamp");
        }
    }

    private static BigDecimal signedAmount(BankTransaction row) {
        var size = amount(required(row.amount(), "amount")).abs();
        return type(row).equals("DEBIT") ? size.negate() : size;
    }

    /// Not part of what the row says, so a row is never refused for it.
    private static @Nullable BigDecimal runningBalance(BankTransaction row) {
        try {
            return row.runningBalance() == null ? null : amount(row.runningBalance());
        } catch (Unreadable unreadable) {
            return null;
        }
    }

    private static BigDecimal amount(String written) {
        if (written.length() > LONGEST_AMOUNT || !AMOUNT.matcher(written).matches()) {
            throw new Unreadable("unreadable_amount");
        }
        var amount = new BigDecimal(written).stripTrailingZeros();
        if (amount.scale() > DECIMALS || amount.precision() - amount.scale() > WHOLE_DIGITS) {
            throw new Unreadable("absurd_amount");
        }
        return amount;
    }

    /// An answer rarely holds more than one.
    private String currency(BankTransaction row) {
        var currency = required(row.currency(), "currency");
        if (currency.equals(lastCurrency)) {
            return currency;
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new Unreadable("unreadable_currency");
        }
        lastCurrency = currency.toUpperCase(Locale.ROOT);
        return lastCurrency;
    }

    private static String type(BankTransaction row) {
        var type = required(row.transactionType(), "transaction_type");
        if (!List.of("DEBIT", "CREDIT").contains(type)) {
            throw new Unreadable("unknown_transaction_type");
        }
        return type;
    }

    private static String required(@Nullable String value, String field) {
        if (value == null) {
            throw new Unreadable("missing_" + field);
        }
        return value;
    }

    private static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : clean(value);
    }

    private static String text(@Nullable String value, String whenMissing) {
        return value == null || value.isBlank() ? whenMissing : clean(value);
    }

    /// PostgreSQL stores every character but NUL.
    private static String clean(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Unreadable("absurd_text");
        }
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /// Leaves the reading of one row, and never this class.
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
