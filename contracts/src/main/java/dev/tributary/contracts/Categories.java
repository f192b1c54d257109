package dev.tributary.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys of categories that events may speak of, `groceries` or below it `groceries.supermarket`. The taxonomy
/// belongs to enrichment, with names and descriptions; a test there holds this list to it. It is here because what a
/// person chooses is checked where it is taken, and not only where it is learned from.
public final class Categories {

    private static final String FILE = "categories.txt";
    private static final Map<String, String> NECESSITIES = read();

    private Categories() {}

    /// @param subcategory below the category; null asks for the category alone
    public static boolean contains(String category, @Nullable String subcategory) {
        return category.indexOf('.') < 0 && NECESSITIES.containsKey(key(category, subcategory));
    }

    /// Whether a budget counts it as essential; null where the distinction makes no sense.
    public static @Nullable Boolean isEssential(String category, @Nullable String subcategory) {
        return switch (NECESSITIES.get(key(category, subcategory))) {
            case "essential" -> true;
            case "discretionary" -> false;
            case null, default -> null;
        };
    }

    /// `essential`, `discretionary` or `neutral` by key.
    public static Map<String, String> necessities() {
        return NECESSITIES;
    }

    private static String key(String category, @Nullable String subcategory) {
        return subcategory == null ? category : category + "." + subcategory;
    }

    private static Map<String, String> read() {
        try (var file = Categories.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(word -> word[0], word -> word[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }
}
