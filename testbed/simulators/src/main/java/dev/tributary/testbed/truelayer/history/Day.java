package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;

/// One day in the life of one habit. Its chance depends on the seed, the habit and the date alone, so a day
/// already lived looks the same however long the history grows.
public record Day(LocalDate date, SplittableRandom random) {

    static Day of(LocalDate date, long seed, String habit) {
        return new Day(
                date, new SplittableRandom(seed * 31 + habit.hashCode() * 1_000_003L + date.toEpochDay() * 7919));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int count(double average) {
        var whole = (int) average;
        return whole + (chance(average - whole) ? 1 : 0);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// An amount between two amounts in minor units, mostly near the lower one, as shopping is, and often ending as
    /// shops like it.
    BigDecimal price(int low, int high) {
        var share = random.nextDouble() * random.nextDouble();
        var units = low + Math.round(share * (high - low));
        var whole = units - units % 100;
        var ending = random.nextInt(10);
        var priced = ending < 3 ? whole + 99 : ending < 4 ? whole + 50 : ending < 5 ? whole : units;
        return minor(Math.clamp(priced, low, high));
    }

    /// True on the first working day on or after the given day of the month: when banks run their standing orders.
    boolean isWorkingDayFrom(int dayOfMonth) {
        return dueIn(YearMonth.from(date), dayOfMonth).equals(date)
                || dueIn(YearMonth.from(date).minusMonths(1), dayOfMonth).equals(date);
    }

    boolean isLastWorkingDayOfMonth() {
        var last = YearMonth.from(date).atEndOfMonth();
        while (isWeekend(last)) {
            last = last.minusDays(1);
        }
        return last.equals(date);
    }

    boolean isWeekend() {
        return isWeekend(date);
    }

    static BigDecimal minor(long units) {
        return BigDecimal.valueOf(units, 2);
    }

    static LocalDate dueIn(YearMonth month, int dayOfMonth) {
        var due = month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
        while (isWeekend(due)) {
            due = due.plusDays(1);
        }
        return due;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
