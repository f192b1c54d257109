package dev.tributary.scheduler.run;

import dev.tributary.scheduler.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One time that a schedule was due, or that a person wanted it at once.
///
/// @param jobId its import; null until one is heard of
/// @param endedAt null while the import goes on
/// @param reason null unless the run came to nothing
public record Run(
        UUID id,
        UUID scheduleId,
        UserId owner,
        Instant dueAt,
        Instant firedAt,
        Trigger trigger,
        RunStatus status,
        @Nullable UUID jobId,
        @Nullable Instant endedAt,
        @Nullable Reason reason) {

    static Run fired(UUID id, Due due, Instant now, Trigger trigger) {
        return new Run(id, due.scheduleId(), due.owner(), due.dueAt(), now, trigger, RunStatus.FIRED, null, null, null);
    }

    static Run missed(UUID id, Due due, Instant now) {
        return new Run(
                id,
                due.scheduleId(),
                due.owner(),
                due.dueAt(),
                now,
                Trigger.SCHEDULE,
                RunStatus.SKIPPED,
                null,
                now,
                Reason.MISSED);
    }
}
