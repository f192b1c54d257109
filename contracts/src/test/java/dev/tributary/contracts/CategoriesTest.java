package dev.tributary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoriesTest {

    @Test
    void aCategoryIsKnownAloneAndWithItsOwnSubcategoriesOnly() {
        assertThat(Categories.contains("groceries", null)).isTrue();
        assertThat(Categories.contains("groceries", "supermarket")).isTrue();
        assertThat(Categories.contains("groceries", "flight")).isFalse();
        assertThat(Categories.contains("supermarket", null)).isFalse();
        assertThat(Categories.contains("groceries.supermarket", null)).isFalse();
    }

    @Test
    void aSubcategoryMayDifferFromItsCategoryInWhatIsEssential() {
        assertThat(Categories.isEssential("groceries", null)).isTrue();
        assertThat(Categories.isEssential("groceries", "alcohol")).isFalse();
        assertThat(Categories.isEssential("transfers", "own")).isNull();
    }

    @Test
    void everyLineNamesANecessity() {
        assertThat(Categories.necessities().values()).containsOnly("essential", "discretionary", "neutral");
    }
}
