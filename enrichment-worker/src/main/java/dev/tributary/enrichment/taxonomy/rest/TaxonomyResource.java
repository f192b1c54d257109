package dev.tributary.enrichment.taxonomy.rest;

import dev.tributary.enrichment.taxonomy.Category;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The categories of this version, both levels, in the order they are shown in.
@Path("/api/truelayer/enrichment/taxonomy")
@Authenticated
class TaxonomyResource {

    private final Answer answer;

    TaxonomyResource(Taxonomy taxonomy) {
        this.answer = new Answer(
                taxonomy.version(),
                taxonomy.categories().stream()
                        .map(category -> CategoryAnswer.of(category, taxonomy))
                        .toList());
    }

    @GET
    public Answer taxonomy() {
        return answer;
    }

    record Answer(String version, List<CategoryAnswer> categories) {}

    /// @param key what a transaction's `category` says
    /// @param essential null where the distinction makes no sense
    record CategoryAnswer(
            String key,
            String name,
            String description,
            @Nullable Boolean essential,
            List<SubcategoryAnswer> subcategories) {

        static CategoryAnswer of(Category category, Taxonomy taxonomy) {
            return new CategoryAnswer(
                    category.key(),
                    category.name(),
                    category.description(),
                    taxonomy.isEssential(new CategoryKey(category.key())),
                    category.subcategories().stream()
                            .map(sub -> new SubcategoryAnswer(
                                    sub.key(),
                                    sub.name(),
                                    sub.description(),
                                    taxonomy.isEssential(new CategoryKey(category.key() + "." + sub.key()))))
                            .toList());
        }
    }

    /// @param key what a transaction's `subcategory` says
    record SubcategoryAnswer(
            String key,
            String name,
            String description,
            @Nullable Boolean essential) {}
}
