package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.recurrence.CronExpression;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.schedule.Wish.WishedFrequency;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a wished frequency.
final class FrequencyCheck {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_EXPRESSION = 100;

    private FrequencyCheck() {}

    static Checked<Frequency> check(@Nullable WishedFrequency wish) {
        return wish == null ? unknown() : read(wish);
    }

    private static Checked<Frequency> read(WishedFrequency wish) {
        return switch (wish.type()) {
            case null -> unknown();
            case "daily" -> time(wish).map(Frequency.Daily::new);
            case "weekly" -> dayOfWeek(wish).then(day -> time(wish).map(time -> new Frequency.Weekly(day, time)));
            case "monthly" -> dayOfMonth(wish).then(day -> time(wish).map(time -> new Frequency.Monthly(day, time)));
            case "cron" -> expression(wish).map(Frequency.Cron::new);
            default -> unknown();
        };
    }

    private static Checked<Frequency> unknown() {
        return Checked.refused(
                "unknown_frequency",
                "frequency.type",
                "Say how often: frequency.type is daily, weekly, monthly or cron.");
    }

    private static Checked<LocalTime> time(WishedFrequency wish) {
        try {
            return new Checked.Valid<>(LocalTime.parse(wish.time() == null ? "" : wish.time(), TIME));
        } catch (DateTimeException unreadable) {
            return Checked.refused(
                    "invalid_time",
                    "frequency.time",
                    "Give the local time as hours and minutes from 00:00 to 23:59, such as 06:30.");
        }
    }

    private static Checked<DayOfWeek> dayOfWeek(WishedFrequency wish) {
        var wanted = wish.dayOfWeek() == null ? "" : wish.dayOfWeek().toUpperCase(Locale.ROOT);
        for (var day : DayOfWeek.values()) {
            if (day.name().equals(wanted)) {
                return new Checked.Valid<>(day);
            }
        }
        return Checked.refused(
                "invalid_day_of_week",
                "frequency.day_of_week",
                "Give the day of the week by its English name, from monday to sunday.");
    }

    private static Checked<Integer> dayOfMonth(WishedFrequency wish) {
        var day = wish.dayOfMonth();
        return day != null && day >= 1 && day <= 31
                ? new Checked.Valid<>(day)
                : Checked.refused(
                        "invalid_day_of_month",
                        "frequency.day_of_month",
                        "Give the day of the month from 1 to 31; in a shorter month the last day is taken.");
    }

    private static Checked<CronExpression> expression(WishedFrequency wish) {
        var text = wish.expression() == null ? "" : wish.expression().strip();
        if (text.length() <= LONGEST_EXPRESSION) {
            try {
                return new Checked.Valid<>(CronExpression.parse(text));
            } catch (IllegalArgumentException unreadable) {
                // answered below, in our words
            }
        }
        return Checked.refused(
                "invalid_cron",
                "frequency.expression",
                "Give five fields: minute, hour, day of month, month, day of week, such as 30 6 * * 1-5.");
    }
}
