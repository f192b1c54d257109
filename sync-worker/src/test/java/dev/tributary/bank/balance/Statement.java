package dev.tributary.bank.balance;

import dev.tributary.bank.coverage.Coverage;
import dev.tributary.contracts.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a bank really has on one account, row after row; tests take rows away and look whether it is noticed.
record Statement(BigDecimal opening, List<Line> lines) {

    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    /// @param place among all rows of the statement
    record Line(int place, LocalDate day, BigDecimal amount) {}

    Statement {
        lines = List.copyOf(lines);
    }

    /// @param steps of two numbers each: days since the row before, and pence
    static Statement of(long openingPence, List<int[]> steps) {
        var lines = new ArrayList<Line>();
        var day = FIRST;
        for (var step : steps) {
            day = day.plusDays(step[0]);
            lines.add(new Line(lines.size(), day, BigDecimal.valueOf(step[1], 2)));
        }
        return new Statement(BigDecimal.valueOf(openingPence, 2), lines);
    }

    LocalDate last() {
        return lines.getLast().day();
    }

    BigDecimal balanceAfter(int place) {
        return lines.subList(0, place + 1).stream().map(Line::amount).reduce(opening, BigDecimal::add);
    }

    Statement until(LocalDate day) {
        return new Statement(
                opening, lines.stream().filter(line -> !line.day().isAfter(day)).toList());
    }

    ToldBalance told(LocalDate day) {
        var until = until(day);
        var amount = until.lines.isEmpty() ? opening : until.balanceAfter(until.lines.size() - 1);
        return new ToldBalance(amount, noon(day));
    }

    /// All its days imported at noon of the last.
    static Coverage imported(LocalDate until) {
        return Coverage.NONE.answered(new DateRange(FIRST, until), noon(until), 10);
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /// The sums of what was stored, in whatever order the rows were read.
    List<DaySum> sums(boolean running, @Nullable Line without) {
        var days = new TreeMap<LocalDate, List<Line>>();
        lines.stream()
                .filter(line -> !line.equals(without))
                .sorted(Comparator.comparing(Line::amount))
                .forEach(line ->
                        days.computeIfAbsent(line.day(), _ -> new ArrayList<>()).add(line));
        return days.entrySet().stream()
                .map(day -> sum(day.getKey(), day.getValue(), running))
                .toList();
    }

    private DaySum sum(LocalDate day, List<Line> stored, boolean running) {
        var sum = stored.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var moment = stored.stream()
                .map(line -> line.amount()
                        .multiply(balanceAfter(line.place())
                                .multiply(BigDecimal.valueOf(2))
                                .subtract(line.amount())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new DaySum(day, stored.size(), sum, running ? stored.size() : 0, running ? moment : BigDecimal.ZERO);
    }
}
