package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.ladder.RowByRow;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.merchant.NormaliseDescriptor;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Well-known names at the beginning of a merchant's key, whatever their spaces: `wal mart`, `walmart` and
/// `wal-mart 22 oak street` are one.
///
/// As a rung it answers for whole names and for names of several words. One word may begin another name by chance, so
/// that is only evidence for the local model to weigh.
public final class KnownBrands implements RowByRow {

    private static final int LONGEST_NAME = 6;

    /// Shorter names are initials, or words by chance: they count only when nothing follows them.
    private static final int SHORTEST_PREFIX = 4;

    private final Map<String, CategoryKey> byName = new HashMap<>();

    public KnownBrands(List<Example> brands) {
        brands.forEach(brand -> byName.putIfAbsent(joined(NormaliseDescriptor.keyOf(brand.text())), brand.category()));
    }

    @Override
    public Optional<Verdict> decide(StatementRow row) {
        return find(row.merchant().key())
                .filter(found -> found.rest().isEmpty() || found.words() > 1)
                .map(found -> Categorised.by(
                        Source.KNOWN_BRAND,
                        found.category(),
                        row.merchant().name(),
                        found.confidence(),
                        found.rest().isEmpty() ? "A well-known name" : "Its name begins with a well-known one"));
    }

    /// The longest known name that the key begins with.
    public Optional<Found> find(String merchantKey) {
        var words = List.of(merchantKey.split(" ", -1));
        for (var length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
            var name = joined(String.join("", words.subList(0, length)));
            var category = byName.get(name);
            var rest = String.join(" ", words.subList(length, words.size()));
            if (category != null && (rest.isEmpty() || name.length() >= SHORTEST_PREFIX)) {
                return Optional.of(new Found(category, length, rest));
            }
        }
        return Optional.empty();
    }

    /// @param words of the key that are the name
    /// @param rest of the key
    public record Found(CategoryKey category, int words, String rest) {

        double confidence() {
            if (rest.isEmpty()) {
                return 0.92;
            }
            return words > 1 ? 0.88 : 0.75;
        }
    }

    private static String joined(String name) {
        return name.replace(" ", "").replace("&", "").replace("+", "");
    }
}
