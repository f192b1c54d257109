package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.merchant.NormaliseDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How often words stand for categories: in telling words, in what businesses say of themselves, and a little in names
/// of brands.
final class Lexicon {

    private static final double OF_A_BRAND = 0.2;
    private static final int SHORTEST_STEM = 3;
    private static final List<String> ENDINGS = List.of("s", "es", "ing", "ed", "er");
    private static final Set<String> SAY_NOTHING = Set.of(
            "the", "and", "of", "a", "to", "for", "in", "on", "at", "by", "&", "de", "la", "le", "du", "des", "les",
            "el", "co", "inc", "ltd", "store", "shop");

    private final Shelves shelves;
    private final TreeMap<String, double[]> words = new TreeMap<>();
    private final TreeMap<String, double[]> stems = new TreeMap<>();

    Lexicon(Catalogue catalogue, Shelves shelves) {
        this.shelves = shelves;
        for (var example : catalogue.examples()) {
            var told = wordsOf(NormaliseDescriptor.keyOf(example.text())).stream()
                    .filter(word -> word.length() > 1)
                    .toList();
            for (var word : told) {
                add(words, word, shelves.number(example.category()), (example.brand() ? OF_A_BRAND : 1) / told.size());
            }
        }
        for (var word : catalogue.words()) {
            add(word.anyEnding() ? stems : words, word.text(), shelves.number(word.category()), 1);
        }
    }

    /// @param sureness 0–1: 1 for a word that is known as it stands
    @SuppressWarnings("ArrayRecordComponent") // never compared, and computed with by the thousand
    record Meaning(double[] bySub, double sureness) {}

    static List<String> wordsOf(String merchantKey) {
        return Arrays.stream(merchantKey.split(" ", -1))
                .filter(word -> !word.isEmpty() && !SAY_NOTHING.contains(word))
                .toList();
    }

    /// @param cut whether the word may have lost its end
    @Nullable
    Meaning meaningOf(String word, boolean cut) {
        var known = sum(longestStem(word), words.get(word));
        if (known != null) {
            return new Meaning(known, 1);
        }
        var bent = bent(word);
        if (bent != null) {
            return new Meaning(bent, 0.9);
        }
        var completed = cut && word.length() >= SHORTEST_STEM ? completed(word) : null;
        return completed == null ? null : new Meaning(completed, 0.8);
    }

    private double @Nullable [] longestStem(String word) {
        for (var length = word.length(); length >= SHORTEST_STEM; length--) {
            var found = stems.get(word.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private double @Nullable [] bent(String word) {
        for (var ending : ENDINGS) {
            if (word.endsWith(ending)) {
                var shorter = words.get(word.substring(0, word.length() - ending.length()));
                if (shorter != null) {
                    return shorter;
                }
            }
            var longer = words.get(word + ending);
            if (longer != null) {
                return longer;
            }
        }
        return null;
    }

    private double @Nullable [] completed(String beginning) {
        double @Nullable [] sum = null;
        for (var known : List.of(words, stems)) {
            for (Map.Entry<String, double[]> entry :
                    known.subMap(beginning, beginning + Character.MAX_VALUE).entrySet()) {
                sum = sum(sum, entry.getValue());
            }
        }
        return sum;
    }

    private void add(Map<String, double[]> known, String word, int category, double weight) {
        known.computeIfAbsent(word, _ -> new double[shelves.size()])[category] += weight;
    }

    private static double @Nullable [] sum(double @Nullable [] left, double @Nullable [] right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        var sum = left.clone();
        for (var index = 0; index < sum.length; index++) {
            sum[index] += right[index];
        }
        return sum;
    }
}
