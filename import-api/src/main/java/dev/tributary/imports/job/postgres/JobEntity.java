package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus.JobStatus;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/// One row of `truelayer_import_jobs`, with its accounts.
@Entity(name = "ImportJob")
@Table(name = "truelayer_import_jobs")
// What did not change is not written: what another transaction noted meanwhile, such as what was told, stays.
@DynamicUpdate
@NullUnmarked
class JobEntity {

    @Id
    UUID jobId;

    String userId;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
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

    @OneToMany(mappedBy = "job", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @OrderBy("position")
    List<ProgressEntity> accounts = new ArrayList<>();
}
