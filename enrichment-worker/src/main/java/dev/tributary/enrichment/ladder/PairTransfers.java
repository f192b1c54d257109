package dev.tributary.enrichment.ladder;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.tributary.enrichment.ladder.OtherAccounts.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the two sides of transfers between own accounts: the same amount in the same currency, out of one and into the
/// other, within a few days.
///
/// Only what leaves no doubt is a pair: where a side could belong to two others, none is taken.
public final class PairTransfers {

    /// A weekend, and a day at each bank.
    static final int MOST_DAYS = 4;

    private PairTransfers() {}

    /// @return by each of `ours` that has one, its other side among `theirs`
    public static Map<Side, Side> pairs(Collection<Side> ours, Collection<Side> theirs) {
        var pairs = new HashMap<Side, Side>();
        for (var side : ours) {
            var others = matching(side, theirs);
            if (others.size() == 1 && matching(others.getFirst(), ours).size() == 1) {
                pairs.put(side, others.getFirst());
            }
        }
        return pairs;
    }

    private static List<Side> matching(Side side, Collection<Side> others) {
        return others.stream()
                .filter(other -> !other.accountId().equals(side.accountId())
                        && other.currency().equals(side.currency())
                        && other.amount().compareTo(side.amount().negate()) == 0
                        && Math.abs(DAYS.between(side.bookedOn(), other.bookedOn())) <= MOST_DAYS)
                .toList();
    }
}
