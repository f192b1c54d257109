package dev.tributary.bank.transaction;

import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.messaging.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// One account's rows, stored as the database stores them and decided by the same code.
final class InMemoryRows {

    /// @param row what the bank said last
    record Kept(KnownRow known, UUID identityKey, ServedRow row) {}

    private final Map<UUID, Kept> rows = new HashMap<>();
    private final Set<UUID> keys = new HashSet<>();
    private int added;

    /// Reads a window's answer whole.
    ///
    /// @return how many rows were new
    int pull(List<BankTransaction> served, LocalDate from, LocalDate to, int batchSize) {
        return pull(served, from, to, batchSize, Integer.MAX_VALUE);
    }

    /// @param batches after so many the process dies
    int pull(List<BankTransaction> served, LocalDate from, LocalDate to, int batchSize, int batches) {
        added = 0;
        var job = Ids.next();
        var intake = new Intake(from, to, to, batchSize, List.of());
        var stored = 0;
        for (var row : served) {
            if (stored == batches) {
                return added;
            }
            intake.take(row);
            if (intake.isFull()) {
                store(intake.next(), job);
                stored++;
            }
        }
        store(intake.last(), job);
        withdraw(from, to, intake.answer());
        return added;
    }

    void undo(UUID transactionId) {
        rows.computeIfPresent(transactionId, (_, kept) -> as(kept, RowState.UNDONE));
    }

    List<Kept> booked() {
        return rows.values().stream()
                .filter(each -> each.known().state() == RowState.BOOKED)
                .toList();
    }

    private void store(Batch batch, UUID job) {
        for (var rows = batch.rows(); !rows.isEmpty(); rows = batch.answer().displaced()) {
            for (var decision : Recognition.decide(rows, candidates(rows), batch.answer(), job)) {
                switch (decision) {
                    case Decision.Added one -> add(one, job);
                    case Decision.Seen one -> rewrite(one);
                }
            }
        }
    }

    private void add(Decision.Added one, UUID job) {
        var identity = one.transaction().identity();
        if (!keys.add(identity.key())) {
            throw new IllegalStateException("two rows with one key: " + one.row());
        }
        var known = KnownRow.added(one.row(), identity, job);
        rows.put(known.transactionId(), new Kept(known, identity.key(), one.row()));
        added++;
    }

    private void rewrite(Decision.Seen seen) {
        var before = Objects.requireNonNull(rows.get(seen.known().transactionId()));
        var identity = seen.promotes() ? seen.row().strongest() : null;
        if (identity != null) {
            keys.remove(before.identityKey());
            if (!keys.add(identity.key())) {
                throw new IllegalStateException("two rows with one key: " + seen);
            }
        }
        rows.put(
                seen.after().transactionId(),
                new Kept(seen.after(), identity == null ? before.identityKey() : identity.key(), seen.row()));
    }

    private List<KnownRow> candidates(List<ServedRow> served) {
        var strongest = new HashSet<UUID>();
        var providerIds = new HashSet<String>();
        var fingerprints = new HashSet<Long>();
        for (var row : served) {
            strongest.add(row.strongest().key());
            if (row.providerId() != null) {
                providerIds.add(row.providerId());
            }
            fingerprints.add(row.fingerprint().getMostSignificantBits());
        }
        var found = new ArrayList<KnownRow>();
        for (var kept : rows.values()) {
            var known = kept.known();
            if (strongest.contains(kept.identityKey())
                    || (known.providerId() != null && providerIds.contains(known.providerId()))
                    || fingerprints.contains(known.fingerprint())) {
                found.add(known);
            }
        }
        return found;
    }

    private void withdraw(LocalDate from, LocalDate to, Answer answer) {
        for (var kept : booked()) {
            var day = kept.row().row().bookedOn();
            if (!day.isBefore(from)
                    && !day.isAfter(to)
                    && !answer.showed(kept.known().transactionId())) {
                rows.put(kept.known().transactionId(), as(kept, RowState.WITHDRAWN));
            }
        }
    }

    private static Kept as(Kept kept, RowState state) {
        var row = kept.known();
        return new Kept(
                new KnownRow(
                        row.transactionId(),
                        state,
                        row.firstSeenIn(),
                        row.rule(),
                        row.ordinal(),
                        row.normalisedId(),
                        row.providerId(),
                        row.fingerprint(),
                        row.content()),
                kept.identityKey(),
                kept.row());
    }
}
