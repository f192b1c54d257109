package dev.tributary.enrichment.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Categories;
import dev.tributary.enrichment.taxonomy.Category.Necessity;
import java.util.HashMap;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Whoever changes the taxonomy changes the keys that other contexts take from people, too.
class PublishedCategoriesTest {

    @Test
    void theKeysThatCrossTopicsAreThoseOfTheTaxonomy() {
        // given
        var own = new HashMap<String, String>();
        for (var category : Taxonomy.shipped().categories()) {
            own.put(category.key(), code(category.necessity()));
            for (var sub : category.subcategories()) {
                var necessity = sub.necessity() == null ? category.necessity() : sub.necessity();
                own.put(category.key() + "." + sub.key(), code(necessity));
            }
        }

        // then
        assertThat(Categories.necessities())
                .as("contracts/src/main/resources/dev/tributary/contracts/categories.txt")
                .isEqualTo(own);
    }

    private static String code(Necessity necessity) {
        return necessity.name().toLowerCase(Locale.ROOT);
    }
}
