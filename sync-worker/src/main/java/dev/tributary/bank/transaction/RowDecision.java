package dev.tributary.bank.transaction;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision about one row, as it is kept.
///
/// @param rule what decided; null where the kind says it all
/// @param detail what was compared or changed; names and texts only, nothing nested deeper than a list of them
public record RowDecision(
        UUID transactionId, DecisionKind kind, @Nullable String rule, Map<String, Object> detail) {

    public RowDecision {
        detail = Map.copyOf(detail);
    }

    public static RowDecision of(UUID transactionId, DecisionKind kind, @Nullable String rule) {
        return new RowDecision(transactionId, kind, rule, Map.of());
    }

    public static RowDecision updated(UUID transactionId, List<Changes.Change> changes) {
        var fields = changes.stream()
                .map(each -> Map.of("field", each.field(), "before", each.before(), "after", each.after()))
                .toList();
        return new RowDecision(transactionId, DecisionKind.UPDATED, null, Map.of("changes", fields));
    }

    /// @param announced the row while it was pending
    public static RowDecision settled(PendingRow announced, String rule) {
        var detail = Map.<String, Object>of(
                "booked_on", announced.madeOn().toString(),
                "amount", announced.amount().stripTrailingZeros().toPlainString(),
                "description", announced.description(),
                "first_seen_in", announced.firstSeenIn().toString());
        return new RowDecision(announced.transactionId(), DecisionKind.SETTLED, rule, detail);
    }

    /// @param learnt ids the row is known by from now on
    public static RowDecision recognised(UUID transactionId, IdentityRule by, Map<String, Object> learnt) {
        return new RowDecision(transactionId, DecisionKind.RECOGNISED, by.code(), learnt);
    }
}
