package dev.tributary.bank.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stored rows that the rows of a batch could be.
final class KnownRows {

    /// Rows that count before rows that do not, then as they were stored.
    private static final Comparator<KnownRow> ORDER = Comparator.comparing(KnownRow::state)
            .thenComparingInt(KnownRow::ordinal)
            .thenComparing(KnownRow::transactionId);

    private final Map<String, KnownRow> byNormalisedId = new HashMap<>();
    private final Map<String, List<KnownRow>> byProviderId = new HashMap<>();
    private final Map<Long, List<KnownRow>> byFingerprint = new HashMap<>();

    KnownRows(Collection<KnownRow> rows) {
        rows.stream().sorted(ORDER).forEach(this::add);
    }

    void add(KnownRow row) {
        if (row.normalisedId() != null) {
            byNormalisedId.put(row.normalisedId(), row);
        }
        if (row.providerId() != null) {
            byProviderId
                    .computeIfAbsent(row.providerId(), _ -> new ArrayList<>(1))
                    .add(row);
        }
        byFingerprint
                .computeIfAbsent(row.fingerprint(), _ -> new ArrayList<>(1))
                .add(row);
    }

    void replace(KnownRow before, KnownRow after) {
        if (before.equals(after)) {
            return;
        }
        if (before.normalisedId() != null) {
            byNormalisedId.remove(before.normalisedId(), before);
        }
        if (before.providerId() != null) {
            byProviderId.getOrDefault(before.providerId(), new ArrayList<>()).remove(before);
        }
        byFingerprint.getOrDefault(before.fingerprint(), new ArrayList<>()).remove(before);
        add(after);
    }

    @Nullable
    KnownRow withNormalisedId(@Nullable String id) {
        return id == null ? null : byNormalisedId.get(id);
    }

    List<KnownRow> withProviderId(@Nullable String id) {
        return id == null ? List.of() : byProviderId.getOrDefault(id, List.of());
    }

    List<KnownRow> withFingerprint(long fingerprint) {
        return byFingerprint.getOrDefault(fingerprint, List.of());
    }
}
