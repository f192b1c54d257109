package dev.tributary.bank.transaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is known of how a row came to be what it is.
///
/// @param firstSeenAt when an import first brought it, pending or booked
/// @param sightings later imports that brought it again, in their order
/// @param decisions what was decided about it since, in their order
public record Provenance(
        StoredTransaction transaction, Instant firstSeenAt, List<Sighting> sightings, List<KeptDecision> decisions) {

    /// @param rule what it was recognised by
    /// @param times how often in this import
    public record Sighting(UUID jobId, String rule, Instant firstAt, Instant lastAt, long times) {}

    /// @param jobId the import that decided; null when a person or the product did by itself
    /// @param changes only of a correction by the bank
    public record KeptDecision(
            Instant at,
            String kind,
            @Nullable UUID jobId,
            @Nullable String rule,
            List<Changes.Change> changes,
            @Nullable Announced announced) {

        public KeptDecision {
            changes = List.copyOf(changes);
        }
    }

    /// How a row that was pending looked then.
    public record Announced(String bookedOn, String amount, String description) {}

    public Provenance {
        sightings = List.copyOf(sightings);
        decisions = List.copyOf(decisions);
    }
}
