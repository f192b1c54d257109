package dev.tributary.testbed.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What the simulated model knows: the first keyword of `keywords.csv` that a description contains decides, and means
/// the first offered category that one of its topics names. Just good enough to be recognisable.
final class KeywordRules {
    private final List<Rule> rules = read();

    private record Rule(String keyword, List<String> topics) {}

    /// @param sure false when no keyword was found and the category is a shrug
    record Guess(String category, boolean sure) {}

    /// @param categories what may be answered; not empty
    Guess guess(String description, List<String> categories) {
        var text = description.toLowerCase(Locale.ROOT);
        return rules.stream()
                .filter(rule -> text.contains(rule.keyword()))
                .findFirst()
                .flatMap(rule -> offered(rule, categories))
                .map(category -> new Guess(category, true))
                .orElseGet(() -> new Guess(shrug(categories), false));
    }

    private static Optional<String> offered(Rule rule, List<String> categories) {
        return rule.topics().stream()
                .flatMap(topic -> categories.stream()
                        .filter(category -> category.toLowerCase(Locale.ROOT).contains(topic)))
                .findFirst();
    }

    private static String shrug(List<String> categories) {
        return categories.stream()
                .filter(category -> category.toLowerCase(Locale.ROOT).matches(".*(other|shopping|general|misc).*"))
                .findFirst()
                .orElse(categories.getLast());
    }

    private static List<Rule> read() {
        try (InputStream file = Objects.requireNonNull(KeywordRules.class.getResourceAsStream("keywords.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(cells -> new Rule(cells[0], List.of(cells[1].split(" "))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
