package dev.tributary.enrichment.taxonomy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a category, for example `groceries`, or one of its subcategories, for example `groceries.supermarket`.
public record CategoryKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    public CategoryKey {
        if (!isOne(value)) {
            throw new IllegalArgumentException("value: '%s' is not a key of a category".formatted(value));
        }
    }

    /// Whether it has the shape of a key.
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The first level, which everything outside this context speaks of.
    public CategoryKey top() {
        var dot = value.indexOf('.');
        return dot < 0 ? this : new CategoryKey(value.substring(0, dot));
    }

    /// The second level alone, for example `supermarket`; null when the key names a whole category.
    public @Nullable String subcategory() {
        var dot = value.indexOf('.');
        return dot < 0 ? null : value.substring(dot + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
