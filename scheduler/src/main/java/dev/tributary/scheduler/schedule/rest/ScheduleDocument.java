package dev.tributary.scheduler.schedule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.schedule.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A schedule as a client sees it.
///
/// @param nextRunAt null when it is not enabled
/// @param lastRunAt null before the first run
/// @param lastStatus what became of the last run; null before the first
record ScheduleDocument(
        UUID scheduleId,
        String name,
        List<UUID> accountIds,
        FrequencyDocument frequency,
        String zone,
        int daysBack,
        boolean autoEnrich,
        boolean enabled,
        String missedRuns,
        @Nullable Instant nextRunAt,
        @Nullable Instant lastRunAt,
        @Nullable String lastStatus,
        Instant createdAt,
        Instant changedAt) {

    /// As it was asked for: what does not belong to the type is left out.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrequencyDocument(
            String type,
            @Nullable String time,
            @Nullable String dayOfWeek,
            @Nullable Integer dayOfMonth,
            @Nullable String expression) {

        static FrequencyDocument of(Frequency frequency) {
            return switch (frequency) {
                case Frequency.Daily(var time) -> timed("daily", time, null, null);
                case Frequency.Weekly(var day, var time) ->
                    timed("weekly", time, day.name().toLowerCase(Locale.ROOT), null);
                case Frequency.Monthly(var day, var time) -> timed("monthly", time, null, day);
                case Frequency.Cron(var expression) ->
                    new FrequencyDocument("cron", null, null, null, expression.toString());
            };
        }

        private static FrequencyDocument timed(
                String type, LocalTime time, @Nullable String dayOfWeek, @Nullable Integer dayOfMonth) {
            return new FrequencyDocument(type, time.toString(), dayOfWeek, dayOfMonth, null);
        }
    }

    static ScheduleDocument of(Schedule schedule) {
        var terms = schedule.terms();
        return new ScheduleDocument(
                schedule.id(),
                terms.name(),
                terms.accountIds(),
                FrequencyDocument.of(terms.recurrence().frequency()),
                terms.recurrence().zone().getId(),
                terms.daysBack(),
                terms.autoEnrich(),
                terms.enabled(),
                terms.missedRuns().name().toLowerCase(Locale.ROOT),
                schedule.nextRunAt(),
                schedule.lastRunAt(),
                schedule.lastStatus() == null ? null : schedule.lastStatus().toLowerCase(Locale.ROOT),
                schedule.createdAt(),
                schedule.changedAt());
    }
}
