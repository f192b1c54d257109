package dev.tributary.testbed.cli.truth;

import java.math.BigDecimal;
import java.util.List;

/// Compares what the bank served with what is stored as multisets, by what a row says and by its normalised id: twins
/// that the bank served twice must be stored twice, everything else once.
final class TruthCheck {

    private static final int EXAMPLES = 5;

    private TruthCheck() {}

    /// @param account its name
    static AccountVerdict compare(String account, List<Row> bank, List<Row> stored) {
        var missing = Multisets.surplus(bank, stored, Row::withoutId);
        var tooMany = Multisets.surplus(stored, bank, Row::withoutId);
        var missingIds = Multisets.surplus(bank, stored, Row::normalisedId);
        var tooManyIds = Multisets.surplus(stored, bank, Row::normalisedId);
        return new AccountVerdict(
                account,
                bank.size(),
                stored.size(),
                sum(bank),
                sum(stored),
                missing.size(),
                tooMany.size(),
                missingIds.size() + tooManyIds.size(),
                examples(missing),
                examples(tooMany));
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> examples(List<Row> rows) {
        return rows.stream().limit(EXAMPLES).map(Row::toString).toList();
    }
}
