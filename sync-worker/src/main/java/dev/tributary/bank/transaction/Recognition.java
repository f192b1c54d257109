package dev.tributary.bank.transaction;

import dev.tributary.bank.transaction.Answer.Claim;
import dev.tributary.bank.transaction.Decision.Added;
import dev.tributary.bank.transaction.Decision.Seen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells which rows of a batch are ours already, and which are new.
///
/// An id decides where both sides have one. Rows without it are recognised by their looks, and each row of ours stands
/// for one row of the answer only: so twins stay two, and a row whose id came or went stays one. Ids go first, because
/// a twin without an id must not take the place of one that will be asked for by id.
public final class Recognition {

    private final KnownRows known;
    private final Answer answer;
    private final UUID jobId;
    private final Fingerprints fingerprints = new Fingerprints();

    private Recognition(Collection<KnownRow> candidates, Answer answer, UUID jobId) {
        this.known = new KnownRows(candidates);
        this.answer = answer;
        this.jobId = jobId;
    }

    /// @param candidates every stored row that shares an id or the fingerprint with one of the rows
    /// @param answer what the answer has shown before; what these rows are is written down in it, and which earlier
    ///     rows turn out to be others: they are to be decided next
    public static List<Decision> decide(
            List<ServedRow> rows, Collection<KnownRow> candidates, Answer answer, UUID jobId) {
        return new Recognition(candidates, answer, jobId).decide(rows);
    }

    private List<Decision> decide(List<ServedRow> rows) {
        var decisions = new ArrayList<Decision>(rows.size());
        var rest = new ArrayList<ServedRow>(rows.size());
        for (var row : rows) {
            var seen = byId(row);
            if (seen == null) {
                rest.add(row);
            } else {
                decisions.add(seen);
            }
        }
        rest.forEach(row -> decisions.add(decide(row)));
        return decisions;
    }

    private Decision decide(ServedRow row) {
        var seen = byId(row);
        return seen == null ? byLooksOrNew(row) : seen;
    }

    private @Nullable Seen byId(ServedRow row) {
        var same = known.withNormalisedId(row.normalisedId());
        if (same != null) {
            return seenById(same, IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID, row);
        }
        var one = theOne(row, known.withProviderId(row.providerId()));
        return one == null ? null : seenById(one, IdentityRule.PROVIDER_TRANSACTION_ID, row);
    }

    /// A provider's id that several rows have says nothing, unless only one of them looks the same.
    private static @Nullable KnownRow theOne(ServedRow row, List<KnownRow> sameProviderId) {
        var possible = sameProviderId.stream().filter(each -> each.mayBe(row)).toList();
        if (possible.size() > 1) {
            possible = possible.stream()
                    .filter(each -> each.fingerprint() == row.fingerprint().getMostSignificantBits())
                    .toList();
        }
        return possible.size() == 1 ? possible.getFirst() : null;
    }

    private Seen seenById(KnownRow same, IdentityRule rule, ServedRow row) {
        if (answer.claim(same.transactionId()) == Claim.BY_LOOKS) {
            answer.displace(same.transactionId());
        }
        answer.claim(same, Claim.BY_ID);
        return seen(same, rule, row);
    }

    private Decision byLooksOrNew(ServedRow row) {
        var twins = known.withFingerprint(row.fingerprint().getMostSignificantBits());
        var free = free(row.fingerprint().getMostSignificantBits(), row);
        if (free == null) {
            free = twins.stream()
                    .filter(each -> each.mayBe(row) && answer.claim(each.transactionId()) == Claim.BY_LOOKS)
                    .filter(each -> exchanged(each, row))
                    .findFirst()
                    .orElse(null);
        }
        return free == null ? added(row) : seenByLooks(free, row);
    }

    /// What took this row by its looks takes a free twin instead, if there is one that counts: it was told already that
    /// it is there, so nobody would bring a withdrawn one back.
    private boolean exchanged(KnownRow taken, ServedRow row) {
        var lookedLike = answer.remembered(taken.transactionId());
        var other = free(taken.fingerprint(), lookedLike);
        if (other == null || other.state() != RowState.BOOKED) {
            return false;
        }
        answer.forget(taken.transactionId());
        take(other, lookedLike == null ? row.withoutIds() : lookedLike);
        return true;
    }

    /// @param row null for one without any id
    private @Nullable KnownRow free(long fingerprint, @Nullable ServedRow row) {
        for (var each : known.withFingerprint(fingerprint)) {
            if ((row == null || each.mayBe(row)) && answer.claim(each.transactionId()) == Claim.NONE) {
                return each;
            }
        }
        return null;
    }

    private void take(KnownRow one, ServedRow lookedLike) {
        answer.claim(one, Claim.BY_LOOKS);
        if (one.hasId()) {
            answer.remember(one.transactionId(), lookedLike);
        }
    }

    private Seen seenByLooks(KnownRow one, ServedRow row) {
        var seen = seen(one, IdentityRule.FINGERPRINT, row);
        if (seen.teachesId()) {
            answer.claim(one, Claim.BY_ID);
        } else {
            take(one, row);
        }
        return seen;
    }

    private Seen seen(KnownRow one, IdentityRule rule, ServedRow row) {
        var after = one.learning(row, rule);
        known.replace(one, after);
        return new Seen(one, after, rule, row);
    }

    private Added added(ServedRow row) {
        var identity = identity(row);
        var hasId = identity.rule() != IdentityRule.FINGERPRINT;
        var added = KnownRow.added(row, identity, jobId);
        known.add(added);
        answer.claim(added, hasId ? Claim.BY_ID : Claim.BY_LOOKS);
        return new Added(new BookedTransaction(row.newId(), identity, row.row()), row);
    }

    private Identity identity(ServedRow row) {
        if (row.strongest().rule() != IdentityRule.FINGERPRINT) {
            return row.strongest();
        }
        var taken = new BitSet();
        for (var each : known.withFingerprint(row.fingerprint().getMostSignificantBits())) {
            if (each.rule() == IdentityRule.FINGERPRINT) {
                taken.set(each.ordinal());
            }
        }
        return fingerprints.twin(row.fingerprint(), taken.nextClearBit(0));
    }
}
