package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.BookedRow;
import dev.tributary.bank.transaction.BookedTransaction;
import dev.tributary.bank.transaction.Changes;
import dev.tributary.bank.transaction.Changes.Content;
import dev.tributary.bank.transaction.Decision;
import dev.tributary.bank.transaction.Decision.Added;
import dev.tributary.bank.transaction.Decision.Seen;
import dev.tributary.bank.transaction.DecisionKind;
import dev.tributary.bank.transaction.IdentityRule;
import dev.tributary.bank.transaction.PendingRow;
import dev.tributary.bank.transaction.RowDecision;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.Settling;
import dev.tributary.bank.transaction.StoredBatch;
import dev.tributary.bank.transaction.postgres.TransactionRows.Rewritten;
import dev.tributary.contracts.Event;
import dev.tributary.messaging.Ids;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be written of a batch that was decided.
final class BatchWriting {

    private final UUID jobId;
    private final List<Added> added = new ArrayList<>();
    private final List<BookedTransaction> settled = new ArrayList<>();
    private final List<Seen> sighted = new ArrayList<>();
    private final Map<UUID, Rewritten> rewritten = new LinkedHashMap<>();
    private final List<RowDecision> decisions = new ArrayList<>();
    private int updated;
    private int restored;

    private BatchWriting(UUID jobId) {
        this.jobId = jobId;
    }

    static BatchWriting of(
            SqlConnection connection,
            ServedTo to,
            List<PendingRow> awaited,
            Settling settling,
            List<Decision> decisions) {
        var added = new ArrayList<Added>();
        var seen = new ArrayList<Seen>();
        for (var decision : decisions) {
            switch (decision) {
                case Added one -> added.add(one);
                case Seen one -> seen.add(one);
            }
        }
        var writing = new BatchWriting(to.jobId());
        writing.add(awaited, settling, added);
        var corrected = seen.stream()
                .filter(Seen::contentDiffers)
                .map(each -> each.known().transactionId())
                .toList();
        var stored = StoredContents.read(connection, corrected);
        seen.forEach(each -> writing.see(each, stored));
        return writing;
    }

    List<Added> added() {
        return added;
    }

    List<Rewritten> rewritten() {
        return List.copyOf(rewritten.values());
    }

    List<RowDecision> decisions() {
        return decisions;
    }

    List<Seen> sighted() {
        return sighted;
    }

    StoredBatch stored(ServedTo to, Instant now) {
        var rows = new ArrayList<>(settled);
        added.forEach(each -> rows.add(each.transaction()));
        List<Event> events = rows.isEmpty() || !to.enrich() ? List.of() : List.of(NewRows.event(to, rows, now));
        var mark = added.isEmpty() && rewritten.isEmpty() ? null : Ids.next();
        return new StoredBatch(rows.size(), updated, restored, mark, events);
    }

    private void add(List<PendingRow> awaited, Settling settling, List<Added> decided) {
        var rows = HashMap.<UUID, BookedRow>newHashMap(awaited.isEmpty() ? 0 : decided.size());
        if (!awaited.isEmpty()) {
            decided.forEach(each -> rows.put(
                    each.transaction().transactionId(), each.transaction().row()));
        }
        var claims = settling.claims(awaited, rows);
        for (var each : decided) {
            var claim = claims.get(each.transaction().transactionId());
            if (claim == null) {
                added.add(each);
            } else {
                settle(each, claim);
            }
        }
    }

    /// The booked row takes over the pending one's id, and with it everything that hangs on it.
    private void settle(Added booked, Settling.Claim claim) {
        var id = claim.pending().transactionId();
        var transaction = booked.transaction();
        settled.add(new BookedTransaction(id, transaction.identity(), transaction.row()));
        decisions.add(RowDecision.settled(claim.pending(), claim.rule()));
        rewritten.put(
                id,
                new Rewritten(
                        id,
                        transaction.identity(),
                        booked.row().row().normalisedProviderTransactionId(),
                        booked.row().row().providerTransactionId(),
                        RowState.BOOKED,
                        booked.row()));
    }

    private void see(Seen seen, Map<UUID, Content> stored) {
        var known = seen.known();
        if (!known.firstSeenIn().equals(jobId)) {
            sighted.add(seen);
        }
        if (seen.changesNothing()) {
            return;
        }
        rewritten.merge(known.transactionId(), rewritten(seen), Rewritten::then);
        explain(seen, stored.get(known.transactionId()));
    }

    private static Rewritten rewritten(Seen seen) {
        return new Rewritten(
                seen.known().transactionId(),
                seen.promotes() ? seen.row().strongest() : null,
                seen.after().normalisedId(),
                seen.after().providerId(),
                seen.after().state(),
                seen.row());
    }

    private void explain(Seen seen, @Nullable Content before) {
        var id = seen.known().transactionId();
        var changes = before == null
                ? List.<Changes.Change>of()
                : Changes.between(before, seen.row().row());
        if (!changes.isEmpty()) {
            decisions.add(RowDecision.updated(id, changes));
        }
        if (seen.restores()) {
            restored++;
            decisions.add(RowDecision.of(id, DecisionKind.RESTORED, seen.by().code()));
        }
        if (seen.teachesId()) {
            decisions.add(RowDecision.recognised(id, seen.by(), learnt(seen)));
        }
        updated += !changes.isEmpty() || seen.restores() ? 1 : 0;
    }

    private static Map<String, Object> learnt(Seen seen) {
        var learnt = new HashMap<String, Object>();
        if (seen.after().normalisedId() != null
                && !seen.after().normalisedId().equals(seen.known().normalisedId())) {
            learnt.put(
                    IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID.code(),
                    seen.after().normalisedId());
        }
        if (seen.after().providerId() != null
                && !seen.after().providerId().equals(seen.known().providerId())) {
            learnt.put(IdentityRule.PROVIDER_TRANSACTION_ID.code(), seen.after().providerId());
        }
        return learnt;
    }
}
