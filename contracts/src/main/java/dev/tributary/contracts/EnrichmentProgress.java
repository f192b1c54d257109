package dev.tributary.contracts;

import dev.tributary.contracts.ImportStatus.Parked;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What enrichment and its ledger have to tell a job. Figures are cumulative; per type, the event with the highest
/// `sequence` says everything.
public sealed interface EnrichmentProgress extends Event {

    @Override
    UUID jobId();

    long sequence();

    @Override
    default Topic topic() {
        return Topic.ENRICHMENT_PROGRESS;
    }

    @Override
    default String key() {
        return jobId().toString();
    }

    /// Rows of a job were decided, or could not be.
    ///
    /// @param categorised rows that have a category
    /// @param failed rows that have none and say why; they can be retried
    /// @param parked rows that wait for more than time, such as for a larger budget; null when none does
    /// @param bySource `categorised`, by the rung of the ladder that decided
    record EnrichmentProgressed(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            long sequence,
            long categorised,
            long failed,
            @Nullable Parked parked,
            Map<String, Long> bySource)
            implements EnrichmentProgress {
        public EnrichmentProgressed {
            bySource = Map.copyOf(bySource);
        }
    }

    /// The sums of the cost ledger over one job.
    record JobCostChanged(
            UUID eventId, Instant occurredAt, String userId, UUID jobId, long sequence, ImportStatus.Cost cost)
            implements EnrichmentProgress {}
}
