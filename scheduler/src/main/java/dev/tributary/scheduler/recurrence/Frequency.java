package dev.tributary.scheduler.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// How often something recurs, on the clock on the wall: zones and their changes are [Recurrence]'s matter.
public sealed interface Frequency {

    /// @return the first local time strictly after; empty when there is none any more
    Optional<LocalDateTime> after(LocalDateTime local);

    /// Every day.
    record Daily(LocalTime time) implements Frequency {
        @Override
        public Optional<LocalDateTime> after(LocalDateTime local) {
            var today = local.toLocalDate().atTime(time);
            return Optional.of(today.isAfter(local) ? today : today.plusDays(1));
        }
    }

    /// Every week on one day.
    record Weekly(DayOfWeek day, LocalTime time) implements Frequency {
        @Override
        public Optional<LocalDateTime> after(LocalDateTime local) {
            var next =
                    local.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(time);
            return Optional.of(next.isAfter(local) ? next : next.plusWeeks(1));
        }
    }

    /// Every month on one day, or on the last day of a month that is shorter.
    ///
    /// @param day 1–31
    record Monthly(int day, LocalTime time) implements Frequency {
        public Monthly {
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("day must be 1–31, got " + day);
            }
        }

        @Override
        public Optional<LocalDateTime> after(LocalDateTime local) {
            var thisMonth = in(local);
            return Optional.of(
                    thisMonth.isAfter(local)
                            ? thisMonth
                            : in(local.withDayOfMonth(1).plusMonths(1)));
        }

        private LocalDateTime in(LocalDateTime month) {
            var date = month.toLocalDate();
            return date.withDayOfMonth(Math.min(day, date.lengthOfMonth())).atTime(time);
        }
    }

    /// As an expression of five fields says: minute, hour, day of month, month, day of week.
    record Cron(CronExpression expression) implements Frequency {
        @Override
        public Optional<LocalDateTime> after(LocalDateTime local) {
            return expression.after(local);
        }
    }
}
