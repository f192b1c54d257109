package dev.tributary.bank.transaction.rest;

import dev.tributary.bank.transaction.Changes;
import dev.tributary.bank.transaction.Explanation;
import dev.tributary.bank.transaction.IdentityRule;
import dev.tributary.bank.transaction.Provenance;
import dev.tributary.bank.transaction.StoredTransaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a row came to be what it is, in figures and in words.
record ProvenanceView(
        UUID transactionId,
        String status,
        FirstSeen firstSeen,
        IdentityView identity,
        List<SightingView> seenAgain,
        List<DecisionView> decisions) {

    ProvenanceView {
        seenAgain = List.copyOf(seenAgain);
        decisions = List.copyOf(decisions);
    }

    record FirstSeen(UUID jobId, Instant at) {}

    /// @param compares what a served row must share to be this one
    record IdentityView(String rule, Map<String, String> compares, String explanation) {
        IdentityView {
            compares = Map.copyOf(compares);
        }

        static IdentityView of(StoredTransaction row) {
            return new IdentityView(row.identityRule(), compared(row), Explanation.ofIdentity(row));
        }

        private static Map<String, String> compared(StoredTransaction row) {
            var compared = new LinkedHashMap<String, String>();
            put(compared, "normalised_provider_transaction_id", row.normalisedProviderTransactionId());
            put(compared, "provider_transaction_id", row.providerTransactionId());
            if (IdentityRule.of(row.identityRule()) == IdentityRule.FINGERPRINT) {
                put(compared, "booked_on", row.bookedOn().toString());
                put(compared, "amount", row.amount().stripTrailingZeros().toPlainString());
                put(compared, "currency", row.currency());
                put(compared, "description", row.description());
            }
            return compared;
        }

        private static void put(Map<String, String> compared, String name, @Nullable String value) {
            if (value != null) {
                compared.put(name, value);
            }
        }
    }

    record SightingView(UUID jobId, String rule, Instant firstAt, Instant lastAt, long times, String explanation) {}

    record DecisionView(
            Instant at,
            String kind,
            @Nullable UUID jobId,
            @Nullable String rule,
            List<Changes.Change> changes,
            String explanation) {
        DecisionView {
            changes = List.copyOf(changes);
        }
    }

    static ProvenanceView of(Provenance provenance) {
        var row = provenance.transaction();
        return new ProvenanceView(
                row.transactionId(),
                row.state().code(),
                new FirstSeen(row.firstSeenIn(), provenance.firstSeenAt()),
                IdentityView.of(row),
                provenance.sightings().stream()
                        .map(each -> new SightingView(
                                each.jobId(),
                                each.rule(),
                                each.firstAt(),
                                each.lastAt(),
                                each.times(),
                                Explanation.of(each)))
                        .toList(),
                provenance.decisions().stream()
                        .map(each -> new DecisionView(
                                each.at(),
                                each.kind(),
                                each.jobId(),
                                each.rule(),
                                each.changes(),
                                Explanation.of(each)))
                        .toList());
    }
}
