package dev.tributary.scheduler.recurrence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;

/// A frequency as one line, for storage: `daily 06:30`, `weekly monday 06:30`, `monthly 31 06:30`, `cron 30 6 * * 1`.
public final class FrequencyText {

    private FrequencyText() {}

    public static String write(Frequency frequency) {
        return switch (frequency) {
            case Frequency.Daily(var time) -> "daily " + time;
            case Frequency.Weekly(var day, var time) -> "weekly " + day.name().toLowerCase(Locale.ROOT) + " " + time;
            case Frequency.Monthly(var day, var time) -> "monthly " + day + " " + time;
            case Frequency.Cron(var expression) -> "cron " + expression;
        };
    }

    /// @throws IllegalArgumentException when [#write] never wrote this
    public static Frequency read(String text) {
        var words = text.split(" ", 2);
        return switch (words[0]) {
            case "daily" -> new Frequency.Daily(LocalTime.parse(words[1]));
            case "weekly" -> {
                var dayAndTime = words[1].split(" ", 2);
                yield new Frequency.Weekly(
                        DayOfWeek.valueOf(dayAndTime[0].toUpperCase(Locale.ROOT)), LocalTime.parse(dayAndTime[1]));
            }
            case "monthly" -> {
                var dayAndTime = words[1].split(" ", 2);
                yield new Frequency.Monthly(Integer.parseInt(dayAndTime[0]), LocalTime.parse(dayAndTime[1]));
            }
            case "cron" -> new Frequency.Cron(CronExpression.parse(words[1]));
            default -> throw new IllegalArgumentException("no such frequency: " + words[0]);
        };
    }
}
