package dev.tributary.enrichment.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.ladder.TrustClassification;
import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.Example;
import dev.tributary.enrichment.taxonomy.Category.Necessity;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    private final Taxonomy taxonomy = Taxonomy.shipped();

    @Test
    void everyCategoryIsDescribedAndHasSubcategories() {
        assertThat(taxonomy.categories()).hasSizeGreaterThan(25).allSatisfy(category -> {
            assertThat(category.description()).isNotBlank();
            assertThat(category.subcategories()).isNotEmpty();
        });
        assertThat(taxonomy.version()).isNotBlank();
    }

    @Test
    void aSubcategoryBelongsToItsCategory() {
        // when
        var category = taxonomy.categoryOf(new CategoryKey("groceries.supermarket"));

        // then
        assertThat(category).hasValueSatisfying(found -> {
            assertThat(found.key()).isEqualTo("groceries");
            assertThat(found.necessity()).isEqualTo(Necessity.ESSENTIAL);
        });
    }

    @Test
    void everyExampleOfTheCatalogueIsOfACategoryThereIs() {
        assertThat(Catalogue.shipped().examples())
                .hasSizeGreaterThan(1_000)
                .extracting(Example::category)
                .allMatch(taxonomy::contains);
    }

    @Test
    void everyClassificationThatIsTrustedLeadsToACategoryThereIs() {
        assertThat(TrustClassification.shipped().known()).allMatch(taxonomy::contains);
    }

    @Test
    void aSubcategoryMayBeMoreOrLessEssentialThanItsCategory() {
        assertThat(taxonomy.isEssential(new CategoryKey("groceries.supermarket")))
                .isTrue();
        assertThat(taxonomy.isEssential(new CategoryKey("groceries.alcohol"))).isFalse();
        assertThat(taxonomy.isEssential(new CategoryKey("transfers.own"))).isNull();
        assertThat(taxonomy.isEssential(new CategoryKey("no_such.thing"))).isNull();
    }

    @Test
    void everyTellingWordIsOfASubcategoryThereIs() {
        assertThat(Catalogue.shipped().words())
                .hasSizeGreaterThan(1_000)
                .allSatisfy(
                        word -> assertThat(taxonomy.contains(word.category())).isTrue())
                .allSatisfy(word -> assertThat(word.category().subcategory()).isNotNull());
    }

    @Test
    void thereIsNoOther() {
        assertThat(taxonomy.contains(new CategoryKey("other"))).isFalse();
        assertThat(taxonomy.contains(new CategoryKey("uncategorised"))).isFalse();
    }

    @Test
    void aKeyThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> new CategoryKey("Groceries & more"))
                .hasMessage("value: 'Groceries & more' is not a key of a category");
    }
}
