package dev.tributary.enrichment.ladder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// TrueLayer's own classification. Two words deep it is specific enough to be trusted; its first word alone is not.
public final class TrustClassification implements RowByRow {

    private static final String FILE = "/taxonomy/truelayer-classification.json";
    private static final double CONFIDENCE = 0.85;

    private final Map<String, CategoryKey> categories;

    public TrustClassification(Map<String, String> categories) {
        this.categories = new HashMap<>();
        categories.forEach((words, key) -> this.categories.put(words.toLowerCase(Locale.ROOT), new CategoryKey(key)));
    }

    public static TrustClassification shipped() {
        try (var file = TrustClassification.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new TrustClassification(
                    JsonMapper.builder().build().readValue(file, new TypeReference<Map<String, String>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    public Iterable<CategoryKey> known() {
        return categories.values();
    }

    @Override
    public Optional<Verdict> decide(StatementRow row) {
        var words = row.told().classification();
        if (words.size() < 2) {
            return Optional.empty();
        }
        return Optional.ofNullable(categories.get((words.get(0) + "/" + words.get(1)).toLowerCase(Locale.ROOT)))
                .map(category -> Categorised.by(
                        Source.BANK_CLASSIFICATION,
                        category,
                        row.merchant().name(),
                        CONFIDENCE,
                        "Your bank's data calls it " + words.get(0) + ", " + words.get(1)));
    }
}
