package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The labelled examples and telling words that ship with this version.
///
/// @param fingerprint changes with any example, so that what was made from another catalogue is known
public record Catalogue(List<Example> examples, List<TellingWord> words, String fingerprint) {

    public Catalogue {
        examples = List.copyOf(examples);
        words = List.copyOf(words);
    }

    public static Catalogue shipped() {
        var brands = read("/catalogue/brands.txt");
        var kinds = read("/catalogue/kinds.txt");
        var examples = Stream.concat(parse(brands, true), parse(kinds, false)).toList();
        var words = read("/catalogue/words.txt");
        return new Catalogue(examples, words(words).toList(), fingerprintOf(brands + kinds + words));
    }

    public List<Example> brands() {
        return examples.stream().filter(Example::brand).toList();
    }

    /// Those that examples or words are of.
    public Set<CategoryKey> categories() {
        return Stream.concat(
                        examples.stream().map(Example::category), words.stream().map(TellingWord::category))
                .collect(Collectors.toSet());
    }

    private static Stream<TellingWord> words(String file) {
        return lines(file)
                .flatMap(line -> Arrays.stream(line.text().split(" ", -1))
                        .distinct()
                        .map(word -> TellingWord.of(word, line.category())));
    }

    static Stream<Example> parse(String file, boolean brand) {
        return lines(file)
                .flatMap(line -> Arrays.stream(line.text().split("\\|", -1))
                        .map(String::strip)
                        .map(text -> new Example(text, line.category(), brand)));
    }

    private record Line(CategoryKey category, String text) {}

    private static Stream<Line> lines(String file) {
        return file.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> {
                    var colon = line.indexOf(':');
                    if (colon < 0) {
                        throw new IllegalArgumentException("catalogue: a line has no category");
                    }
                    return new Line(
                            new CategoryKey(line.substring(0, colon).strip()),
                            line.substring(colon + 1).strip());
                });
    }

    private static String read(String file) {
        try (var stream = Catalogue.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    private static String fingerprintOf(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK knows SHA-256", impossible);
        }
    }
}
