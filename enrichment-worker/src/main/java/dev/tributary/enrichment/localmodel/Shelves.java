package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The categories that examples are of, numbered, and the first level each belongs to.
final class Shelves {

    private final List<CategoryKey> keys;
    private final Map<CategoryKey, Integer> numbers = new HashMap<>();
    private final List<CategoryKey> tops;
    private final int[] topOf;

    Shelves(Collection<CategoryKey> categories) {
        this.keys = categories.stream()
                .distinct()
                .sorted((left, right) -> left.value().compareTo(right.value()))
                .toList();
        this.tops = keys.stream().map(CategoryKey::top).distinct().toList();
        this.topOf = keys.stream().mapToInt(key -> tops.indexOf(key.top())).toArray();
        for (var number = 0; number < keys.size(); number++) {
            numbers.put(keys.get(number), number);
        }
    }

    int size() {
        return keys.size();
    }

    int tops() {
        return tops.size();
    }

    CategoryKey key(int number) {
        return keys.get(number);
    }

    CategoryKey top(int number) {
        return tops.get(number);
    }

    int topOf(int number) {
        return topOf[number];
    }

    int number(CategoryKey key) {
        var number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("category: no example is of '%s'".formatted(key));
        }
        return number;
    }

    /// Sums of what is known of the second level, by the first.
    double[] byTop(double[] bySub) {
        var sums = new double[tops.size()];
        for (var number = 0; number < bySub.length; number++) {
            sums[topOf[number]] += bySub[number];
        }
        return sums;
    }
}
