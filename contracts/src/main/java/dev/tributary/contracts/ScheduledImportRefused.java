package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;

/// The import that a schedule asked for was not started, and why.
///
/// @param runId the run that asked
/// @param reason a stable code, for example `consent_expired`
/// @param message the reason in words
/// @param nextStep what the person can do, in words
public record ScheduledImportRefused(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID scheduleId,
        UUID runId,
        String reason,
        String message,
        String nextStep)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.IMPORT_REFUSALS;
    }

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
