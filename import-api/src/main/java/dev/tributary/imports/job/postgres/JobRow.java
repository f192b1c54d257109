package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `truelayer_import_jobs`: each field is named like its column.
@NullUnmarked
final class JobRow {

    UUID jobId;
    String userId;
    long version;
    JobStatus status;

    LocalDate fromDate;
    LocalDate toDate;
    boolean autoEnrich;
    int batchSize;
    int maxParallelAccounts;
    String personAddress;
    UUID scheduleId;
    UUID runId;
    UUID retryOf;
    Instant plannedAt;
    Instant queuedAt;
    Instant startedAt;
    Instant endedAt;
    Instant changedAt;
    long estimatedLow;
    long estimatedLikely;
    long estimatedHigh;
    long estimatedSeconds;
    int estimatedApiCalls;
    BigDecimal estimatedApiCost;
    BigDecimal estimatedEnrichmentCost;
    String currency;
    double formulaRows;
    double formulaGuessedRows;
    long formulaMillis;
    int formulaCalls;
    boolean held;
    long toldVersion;
    Instant toldAt;
    long served;
    long synced;
    long duplicates;
    long updated;
    long errors;
    long outOfRange;
    long categorised;
    long enrichmentFailed;
    Long parkedRows;
    String parkedReason;
    String parkedMessage;
    String parkedNextStep;
    String enrichmentBySource;
    long enrichmentSequence;
    int apiCalls;
    BigDecimal apiCost;
    int llmCalls;
    long llmTokens;
    BigDecimal enrichmentCost;
    int unknownPrices;
    long costSequence;
}
