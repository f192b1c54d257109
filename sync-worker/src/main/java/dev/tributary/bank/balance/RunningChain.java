package dev.tributary.bank.balance;

import dev.tributary.bank.coverage.Coverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows running balances from day to day. The order of rows within a day is not needed: a day that begins with `b`
/// and whose rows follow on from each other has `moment = (b + sum)² − b²`, and a day without its first, its last or a
/// middle row has not, or does not begin where the day before ended.
final class RunningChain {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int FINEST = 4;
    private static final int FINER_THAN_MONEY = 12;

    private final Coverage coverage;
    private @Nullable BigDecimal balance;
    private @Nullable LocalDate from;
    private @Nullable LocalDate last;
    private @Nullable LocalDate broken;
    private @Nullable BigDecimal lack;
    private int checks;

    private RunningChain(Coverage coverage) {
        this.coverage = coverage;
    }

    /// @param days oldest first
    static RunningChain of(List<DaySum> days, Coverage coverage) {
        var chain = new RunningChain(coverage);
        days.forEach(chain::follow);
        return chain;
    }

    /// What is on the account after the last day; null while no row has told it.
    @Nullable
    BigDecimal balance() {
        return balance;
    }

    /// The first day of the chain that is not interrupted.
    @Nullable
    LocalDate from() {
        return from;
    }

    @Nullable
    LocalDate last() {
        return last;
    }

    /// The first day that does not follow from the one before.
    @Nullable
    LocalDate broken() {
        return broken;
    }

    /// What the rows up to the last day lack; null when the bank's own figures do not tell.
    @Nullable
    BigDecimal lack() {
        return lack;
    }

    /// Whether anything could have gone wrong at all.
    boolean hasTested() {
        return checks > 0;
    }

    private void follow(DaySum day) {
        if (broken == null && last != null && !coverage.answers(last, day.day())) {
            balance = null;
            from = null;
        }
        last = day.day();
        if (balance != null) {
            goOn(day, balance);
        } else if (broken == null) {
            begin(day);
        }
    }

    private void begin(DaySum day) {
        if (!day.allRunning()) {
            return;
        }
        balance = end(day);
        if (balance != null) {
            from = day.day();
        }
        if (day.rows() > 1 && day.sum().signum() != 0) {
            checks++;
            broken = balance == null ? day.day() : null;
        }
    }

    private void goOn(DaySum day, BigDecimal before) {
        var after = before.add(day.sum());
        balance = after;
        if (!day.allRunning()) {
            return;
        }
        checks++;
        if (broken != null) {
            var told = end(day);
            lack = told == null ? null : told.subtract(after);
        } else if (after.multiply(after).subtract(before.multiply(before)).compareTo(day.moment()) != 0) {
            broken = day.day();
            var told = end(day);
            lack = told == null ? null : told.subtract(after);
        }
    }

    /// `after² − before² = (after − before)(after + before)`, so the day alone says where it ended, unless it ended
    /// where it began.
    private static @Nullable BigDecimal end(DaySum day) {
        if (day.sum().signum() == 0) {
            return null;
        }
        var both = day.moment().divide(day.sum(), FINER_THAN_MONEY, RoundingMode.HALF_EVEN);
        var end = both.add(day.sum())
                .divide(TWO, FINER_THAN_MONEY, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return end.scale() > FINEST ? null : end;
    }
}
