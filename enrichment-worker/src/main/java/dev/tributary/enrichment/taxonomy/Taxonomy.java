package dev.tributary.enrichment.taxonomy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.taxonomy.Category.Necessity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All categories there are. Nothing is ever categorised as anything else.
public final class Taxonomy {

    private static final String FILE = "/taxonomy/taxonomy.json";

    private final String version;
    private final List<Category> categories;
    private final Map<CategoryKey, Category> byKey = new HashMap<>();
    private final Map<CategoryKey, Necessity> necessities = new HashMap<>();

    public Taxonomy(String version, List<Category> categories) {
        this.version = version;
        this.categories = List.copyOf(categories);
        for (var category : categories) {
            put(new CategoryKey(category.key()), category, category.necessity());
            for (var subcategory : category.subcategories()) {
                put(
                        new CategoryKey(category.key() + "." + subcategory.key()),
                        category,
                        subcategory.necessity() == null ? category.necessity() : subcategory.necessity());
            }
        }
    }

    /// The taxonomy that ships with this version.
    public static Taxonomy shipped() {
        record File(String version, List<Category> categories) {}
        try (var file = Taxonomy.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            var read = JsonMapper.builder().build().readValue(file, File.class);
            return new Taxonomy(read.version(), read.categories());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    public String version() {
        return version;
    }

    public List<Category> categories() {
        return categories;
    }

    public boolean contains(CategoryKey key) {
        return byKey.containsKey(key);
    }

    /// The category that a key of either level belongs to.
    public Optional<Category> categoryOf(CategoryKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// Whether a budget counts it as essential; null where the distinction makes no sense, and for keys there are none.
    public @Nullable Boolean isEssential(CategoryKey key) {
        return switch (necessities.get(key)) {
            case ESSENTIAL -> true;
            case DISCRETIONARY -> false;
            case NEUTRAL -> null;
            case null -> null;
        };
    }

    private void put(CategoryKey key, Category category, Necessity necessity) {
        necessities.put(key, necessity);
        if (byKey.put(key, category) != null) {
            throw new IllegalArgumentException("categories: '%s' is there twice".formatted(key));
        }
    }
}
