package dev.tributary.testbed.cli.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares what the bank served with what is stored as multisets, by what a row says and by its normalised id: twins
/// that the bank served twice must be stored twice, everything else once.
final class TruthCheck {

    private static final int EXAMPLES = 5;

    private TruthCheck() {}

    /// @param account its name
    static AccountVerdict compare(String account, List<Row> bank, List<Row> stored) {
        var missing = surplus(bank, stored, Row::withoutId);
        var tooMany = surplus(stored, bank, Row::withoutId);
        var missingIds = surplus(bank, stored, Row::normalisedId);
        var tooManyIds = surplus(stored, bank, Row::normalisedId);
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

    /// What is in `left` more often than in `right`, as often as it is so. Rows whose key is null are left out.
    private static <K> List<K> surplus(List<Row> left, List<Row> right, Function<Row, @Nullable K> key) {
        Map<K, Integer> unmatched = new HashMap<>();
        right.stream().map(key).filter(Objects::nonNull).forEach(k -> unmatched.merge(k, 1, Integer::sum));
        var surplus = new ArrayList<K>();
        for (var row : left) {
            var k = key.apply(row);
            if (k != null && unmatched.merge(k, -1, Integer::sum) < 0) {
                surplus.add(k);
            }
        }
        return surplus;
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> examples(List<Row> rows) {
        return rows.stream().limit(EXAMPLES).map(Row::toString).toList();
    }
}
