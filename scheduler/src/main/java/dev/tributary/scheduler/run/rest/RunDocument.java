package dev.tributary.scheduler.run.rest;

import dev.tributary.scheduler.run.Reason;
import dev.tributary.scheduler.run.Run;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run as a client sees it.
///
/// @param trigger `schedule` or `person`
/// @param jobId its import; null until one is heard of
/// @param endedAt null while the import goes on
/// @param status `waiting`, `fired`, as an import's, or `skipped`
/// @param reason a stable code; null unless the run came to nothing, or not to everything
/// @param message the reason in words; null with `reason`
/// @param nextStep what the person can do, in words; null with `reason`
record RunDocument(
        UUID runId,
        UUID scheduleId,
        Instant dueAt,
        Instant firedAt,
        String trigger,
        String status,
        @Nullable UUID jobId,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String nextStep) {

    static RunDocument of(Run run) {
        Reason reason = run.reason();
        return new RunDocument(
                run.id(),
                run.scheduleId(),
                run.dueAt(),
                run.firedAt(),
                run.trigger().code(),
                run.status().code(),
                run.jobId(),
                run.endedAt(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.message(),
                reason == null ? null : reason.nextStep());
    }
}
