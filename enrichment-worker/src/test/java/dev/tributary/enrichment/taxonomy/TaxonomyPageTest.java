package dev.tributary.enrichment.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/taxonomy.md` says what the data says. After a change of the data: copy `target/taxonomy.md` there.
class TaxonomyPageTest {

    private static final Path PAGE = Path.of("..", "docs", "taxonomy.md");

    private final Taxonomy taxonomy = Taxonomy.shipped();

    @Test
    void theDocumentationIsOfThisVersion() throws IOException {
        // when
        var page = page();
        Files.writeString(Path.of("target", "taxonomy.md"), page);

        // then
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private String page() {
        var page = new StringBuilder("""
                # Categories

                Version %s. Two levels; nothing is ever categorised as anything else. `GET /api/truelayer/enrichment/taxonomy`
                serves the same. *Essential* is what a budget makes of it unless a person says otherwise; a dash means that
                the distinction makes no sense there.
                """.formatted(taxonomy.version()));
        for (var category : taxonomy.categories()) {
            page.append("\n## %s (`%s`)\n\n%s.\n\n".formatted(category.name(), category.key(), category.description()));
            page.append("| key | name | what belongs there | essential |\n|---|---|---|---|\n");
            for (var sub : category.subcategories()) {
                var key = category.key() + "." + sub.key();
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                key, sub.name(), sub.description(), word(taxonomy.isEssential(new CategoryKey(key)))));
            }
        }
        return page.toString();
    }

    private static String word(@Nullable Boolean essential) {
        if (essential == null) {
            return "–";
        }
        return essential ? "yes" : "no";
    }
}
