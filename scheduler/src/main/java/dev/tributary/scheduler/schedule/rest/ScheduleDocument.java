package dev.tributary.scheduler.schedule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tributary.scheduler.account.KnownAccount;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.schedule.Reach;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Selection;
import dev.tributary.scheduler.schedule.Warning;
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
/// @param accountIds empty when all accounts are imported
/// @param daysBack null when the import is incremental
/// @param failingSince since when every run has failed; null while the last one that ended brought something
/// @param disabledReason `only_failed`, or null: a person switched it off, or it is on
/// @param lastStatus what became of the last run; null before the first
record ScheduleDocument(
        UUID scheduleId,
        String name,
        List<UUID> accountIds,
        boolean allAccounts,
        FrequencyDocument frequency,
        String zone,
        long jitterMinutes,
        @Nullable Integer daysBack,
        boolean incremental,
        boolean autoEnrich,
        boolean enabled,
        String overlap,
        String missedRuns,
        @Nullable Instant nextRunAt,
        @Nullable Instant lastRunAt,
        @Nullable String lastStatus,
        @Nullable Instant failingSince,
        @Nullable String disabledReason,
        List<Warning> warnings,
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

    static ScheduleDocument of(Schedule schedule, List<KnownAccount> accounts) {
        var terms = schedule.terms();
        return new ScheduleDocument(
                schedule.id(),
                terms.name(),
                terms.selection() instanceof Selection.Chosen(var chosen) ? chosen : List.of(),
                terms.selection() instanceof Selection.Everything,
                FrequencyDocument.of(terms.recurrence().frequency()),
                terms.recurrence().zone().getId(),
                terms.spread().toMinutes(),
                terms.reach() instanceof Reach.DaysBack(var days) ? (Integer) days : null,
                terms.reach() instanceof Reach.Incremental,
                terms.autoEnrich(),
                terms.enabled(),
                terms.overlap().name().toLowerCase(Locale.ROOT),
                terms.missedRuns().name().toLowerCase(Locale.ROOT),
                schedule.nextRunAt(),
                schedule.lastRunAt(),
                schedule.lastStatus() == null ? null : schedule.lastStatus().toLowerCase(Locale.ROOT),
                schedule.failingSince(),
                schedule.disabledReason(),
                Warning.of(schedule, accounts),
                schedule.createdAt(),
                schedule.changedAt());
    }
}
