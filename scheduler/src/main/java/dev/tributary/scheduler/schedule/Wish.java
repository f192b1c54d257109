package dev.tributary.scheduler.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule as a person asks for it, before anything is checked. Null is what was left out.
///
/// @param allAccounts also those connected later; instead of `accountIds`
/// @param incremental what is not covered yet; instead of `daysBack`
/// @param jitterMinutes 0–60
public record Wish(
        @Nullable String name,
        @Nullable List<@Nullable String> accountIds,
        @Nullable Boolean allAccounts,
        @Nullable WishedFrequency frequency,
        @Nullable String zone,
        @Nullable Integer jitterMinutes,
        @Nullable Integer daysBack,
        @Nullable Boolean incremental,
        @Nullable Boolean autoEnrich,
        @Nullable Boolean enabled,
        @Nullable String overlap,
        @Nullable String missedRuns) {

    /// @param type `daily`, `weekly`, `monthly` or `cron`
    /// @param time `HH:mm`, of all but `cron`
    /// @param dayOfWeek `monday` … `sunday`, of `weekly`
    /// @param dayOfMonth 1–31, of `monthly`
    /// @param expression five fields, of `cron`
    public record WishedFrequency(
            @Nullable String type,
            @Nullable String time,
            @Nullable String dayOfWeek,
            @Nullable Integer dayOfMonth,
            @Nullable String expression) {}
}
