package dev.tributary.testbed.cli.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows are compared as multisets: twins count as often as they come.
final class Multisets {

    private Multisets() {}

    /// The keys of `left` that are not in `right`, or not so often. Rows whose key is null are left out.
    static <K> List<K> surplus(List<Row> left, List<Row> right, Function<Row, @Nullable K> key) {
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
}
