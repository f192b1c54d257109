package dev.tributary.bank.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// When a consent is looked at again, and when the person is told that it ends. Pure.
public final class ConsentCalendar {

    /// Days before the end at which the person is told, once each.
    public static final List<Integer> MARKS = List.of(14, 7, 1);

    private static final Duration NEAR = Duration.ofDays(15);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration WEEKLY = Duration.ofDays(7);

    private ConsentCalendar() {}

    /// Daily while the end is near or unknown, weekly before: a bank allows few calls without the person.
    public static Instant nextCheck(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null || !now.plus(NEAR).isBefore(expiresAt)) {
            return now.plus(DAILY);
        }
        var weekOn = now.plus(WEEKLY);
        var near = expiresAt.minus(NEAR);
        return weekOn.isBefore(near) ? weekOn : near;
    }

    /// Whole days; 0 on the last day and after it.
    public static int daysLeft(Instant expiresAt, Instant now) {
        return (int) Math.max(0, Duration.between(now, expiresAt).toDays());
    }

    /// The last mark that was passed.
    ///
    /// @return empty before the first mark, and once the consent is over
    public static OptionalInt passed(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null || !now.isBefore(expiresAt)) {
            return OptionalInt.empty();
        }
        return MARKS.stream()
                .filter(days -> !now.plus(Duration.ofDays(days)).isBefore(expiresAt))
                .mapToInt(Integer::intValue)
                .min();
    }
}
