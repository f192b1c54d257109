package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.ladder.OtherAccounts.Side;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Money moved between a person's own accounts, where both sides have been seen.
///
/// The side that came first was called something else, for its other side was not there yet: it is told again. Doing so
/// twice changes nothing, so it does not matter that it happens before this batch is stored.
public final class RecogniseOwnTransfers implements Rung {

    public static final CategoryKey OWN = new CategoryKey("transfers.own");
    public static final String WHY = "The same amount left one of your accounts and reached another";

    /// Types that never are money moved by the person.
    private static final Set<String> NEVER = Set.of(
            "PURCHASE", "DIRECT_DEBIT", "FEE_CHARGE", "INTEREST", "DIVIDEND", "CASHBACK", "ATM", "CASH", "CHEQUE");

    private final OtherAccounts others;

    public RecogniseOwnTransfers(OtherAccounts others) {
        this.others = others;
    }

    /// Whether a row of this type may be one side of a transfer.
    public static boolean mayMove(String transactionCategory) {
        return !NEVER.contains(transactionCategory.toUpperCase(Locale.ROOT));
    }

    @Override
    public Map<UUID, ? extends Verdict> decide(Climb climb, List<StatementRow> rows) {
        var account = climb.accountId();
        if (account == null) {
            return Map.of();
        }
        var ours = new LinkedHashMap<Side, StatementRow>();
        for (var row : rows) {
            if (mayMove(row.told().transactionCategory()) && row.told().amount().signum() != 0) {
                ours.put(side(account, row), row);
            }
        }
        if (ours.isEmpty()) {
            return Map.of();
        }
        var pairs = PairTransfers.pairs(
                ours.keySet(), others.candidates(climb.userId(), account, List.copyOf(ours.keySet())));
        if (pairs.isEmpty()) {
            return Map.of();
        }
        others.settle(climb.userId(), pairs.values(), WHY);
        var verdicts = new HashMap<UUID, Verdict>();
        ours.forEach((side, row) -> {
            if (pairs.containsKey(side)) {
                verdicts.put(
                        side.transactionId(),
                        Categorised.by(Source.STRUCTURE, OWN, row.merchant().name(), 0.96, WHY));
            }
        });
        return verdicts;
    }

    private static Side side(UUID account, StatementRow row) {
        var told = row.told();
        return new Side(told.transactionId(), account, told.bookedOn(), told.amount(), told.currency());
    }
}
