package dev.tributary.scheduler.run;

import dev.tributary.scheduler.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One time that a schedule was due, or that a person wanted it at once.
///
/// @param firedAt when it was fired, held back or skipped
/// @param incremental whether it asks for what is not covered
/// @param jobId its import; null until one is heard of
/// @param endedAt null while the import goes on
/// @param reason null unless the run came to nothing, or not to everything
public record Run(
        UUID id,
        UUID scheduleId,
        UserId owner,
        Instant dueAt,
        Instant firedAt,
        Trigger trigger,
        RunStatus status,
        boolean incremental,
        @Nullable UUID jobId,
        @Nullable Instant endedAt,
        @Nullable Reason reason) {}
