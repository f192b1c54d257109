package dev.tributary.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A recurring import is due.
///
/// @param runId one per (schedule, due time): firing twice starts one import
/// @param dueAt when it should have fired
/// @param accountIds the accounts and cards to import, ours
/// @param daysBack the range is the last `daysBack` days up to today; null asks for what is not covered yet
public record ScheduleFired(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID scheduleId,
        UUID runId,
        Instant dueAt,
        List<UUID> accountIds,
        @Nullable Integer daysBack,
        boolean autoEnrich)
        implements Event {

    public ScheduleFired {
        accountIds = List.copyOf(accountIds);
    }

    @Override
    public Topic topic() {
        return Topic.SCHEDULE_FIRED;
    }

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
