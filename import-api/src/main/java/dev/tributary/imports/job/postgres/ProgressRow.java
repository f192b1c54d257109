package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.SourceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `truelayer_import_progress`: each field is named like its column.
@NullUnmarked
final class ProgressRow {

    UUID jobId;
    UUID accountId;
    int position;
    SourceKind kind;
    String displayName;
    String providerName;
    SyncStatus status;
    String reason;
    String message;
    String nextStep;
    Instant waitingUntil;
    long sequence;
    Instant heardAt;
    int resends;
    String ranges;
    LocalDate gapFrom;
    LocalDate gapTo;
    int percent;
    long served;
    long synced;
    long duplicates;
    long updated;
    long errors;
    long outOfRange;
}
