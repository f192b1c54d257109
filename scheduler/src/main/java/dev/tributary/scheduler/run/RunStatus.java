package dev.tributary.scheduler.run;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.util.Locale;

/// How far a run has come.
///
/// ```
/// waiting ──the run before is over──▶ fired
/// fired ──its import is heard of──▶ planned … completed | partial | failed | cancelled
///   └────never heard of────▶ failed (no_import), or refused: failed
/// skipped (missed, overlap, …)
/// ```
public enum RunStatus {
    WAITING,
    FIRED,
    PLANNED,
    QUEUED,
    RUNNING,
    PAUSED,
    ENRICHING,
    COMPLETED,
    PARTIAL,
    FAILED,
    CANCELLED,
    SKIPPED;

    public boolean isOver() {
        return switch (this) {
            case COMPLETED, PARTIAL, FAILED, CANCELLED, SKIPPED -> true;
            case WAITING, FIRED, PLANNED, QUEUED, RUNNING, PAUSED, ENRICHING -> false;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunStatus of(JobStatus job) {
        return switch (job) {
            case PLANNED -> PLANNED;
            case QUEUED -> QUEUED;
            case RUNNING -> RUNNING;
            case PAUSED -> PAUSED;
            case ENRICHING -> ENRICHING;
            case COMPLETED -> COMPLETED;
            case PARTIAL -> PARTIAL;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }
}
