package dev.tributary.enrichment.benchmark;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What a labelled file calls the taxonomy's categories: lines of `category=label` or `category.subcategory=label`. The
/// longer key decides; a category that is missing is always counted as wrong.
record ClassMapping(Map<String, String> labels) {

    private static final String SHIPPED = "/benchmark/purchasing-card-classes.properties";

    ClassMapping {
        labels = Map.copyOf(labels);
    }

    static ClassMapping read(Path file, Taxonomy taxonomy) {
        try {
            return parse(file.toString(), new StringReader(Files.readString(file)), taxonomy);
        } catch (NoSuchFileException missing) {
            throw new UnusableInput("There is no file %s.".formatted(file));
        } catch (IOException unreadable) {
            throw new UnusableInput("%s cannot be read as UTF-8.".formatted(file));
        }
    }

    /// The taxonomy's own names where the file uses them, else the classes of purchasing cards that ship along.
    static ClassMapping fitting(Set<String> labels, Taxonomy taxonomy) {
        var own = new HashMap<String, String>();
        taxonomy.categories().forEach(category -> own.put(category.key(), category.key()));
        if (own.keySet().containsAll(labels)) {
            return new ClassMapping(own);
        }
        var shipped = shipped(taxonomy);
        var unknown = new TreeSet<>(labels);
        unknown.removeAll(shipped.labels.values());
        if (!unknown.isEmpty()) {
            throw new UnusableInput(
                    ("Nothing says what these labels are in the taxonomy: %s. Give --mapping FILE with lines of"
                                    + " category=label; ./tributary bench categories --taxonomy lists the categories.")
                            .formatted(String.join(", ", unknown)));
        }
        return shipped;
    }

    static ClassMapping shipped(Taxonomy taxonomy) {
        try (var stream = ClassMapping.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the build");
            }
            return parse(
                    SHIPPED, new StringReader(new String(stream.readAllBytes(), StandardCharsets.UTF_8)), taxonomy);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", unreadable);
        }
    }

    /// Empty when the file has no word for it.
    Optional<String> labelOf(CategoryKey category) {
        return Optional.ofNullable(labels.get(category.value()))
                .or(() -> Optional.ofNullable(labels.get(category.top().value())));
    }

    private static ClassMapping parse(String file, Reader text, Taxonomy taxonomy) throws IOException {
        var properties = new Properties();
        try {
            properties.load(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableInput("%s is no file of category=label lines.".formatted(file));
        }
        var labels = new HashMap<String, String>();
        for (var key : properties.stringPropertyNames()) {
            if (!key.matches("[a-z_]+(\\.[a-z_]+)?") || !taxonomy.contains(new CategoryKey(key))) {
                throw new UnusableInput("%s: '%s' is no category of the taxonomy.".formatted(file, key));
            }
            labels.put(key, properties.getProperty(key).strip());
        }
        if (labels.isEmpty()) {
            throw new UnusableInput("%s maps nothing. It needs lines of category=label.".formatted(file));
        }
        return new ClassMapping(labels);
    }
}
