package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person can see of the enrichment of their rows.
public interface EnrichmentView {

    /// Empty when the user has no such job.
    Optional<Job> job(UUID jobId, String userId);

    /// What a person asked for, as if it were a job. Empty when the user has no such run.
    Optional<Job> run(UUID runId, String userId);

    Stats stats(String userId);

    /// @param jobId null for all jobs
    /// @param after the last transaction of the page before; null for the first page
    List<FailedItem> failed(String userId, @Nullable UUID jobId, @Nullable UUID after, int limit);

    /// @param parking why the last of its rows was parked; null when none ever was
    record Job(
            UUID jobId,
            JobState state,
            Tally tally,
            @Nullable Parking parking,
            Instant updatedAt) {}

    record Stats(Tally tally, Map<String, Long> byCategory) {
        public Stats {
            byCategory = Map.copyOf(byCategory);
        }
    }

    record FailedItem(
            UUID transactionId,
            UUID jobId,
            UUID accountId,
            LocalDate bookedOn,
            String description,
            BigDecimal amount,
            String currency,
            Reason reason,
            Instant failedAt) {}
}
