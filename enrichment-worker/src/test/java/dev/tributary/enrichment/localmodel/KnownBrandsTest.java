package dev.tributary.enrichment.localmodel;

import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.localmodel.KnownBrands.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownBrandsTest {

    private final KnownBrands brands = new KnownBrands(Catalogue.shipped().brands());

    @ParameterizedTest
    @CsvSource({
        "tesco stores,groceries.supermarket",
        "wal mart supercentre,groceries.supermarket",
        "pret a manger,eating_out.fast_food",
        "tesco pay at pump,fuel.station",
        "o2,telecoms.mobile",
        "uber eats,eating_out.delivery",
        "uber trip,transport.taxi",
        "canadian tire gas bar,fuel.station"
    })
    void theLongestKnownNameAtTheBeginningCounts(String key, String category) {
        assertThat(brands.find(key)).map(Found::category).map(Object::toString).contains(category);
    }

    @Test
    void initialsCountOnlyAlone() {
        assertThat(brands.find("bt")).isPresent();
        assertThat(brands.find("bt smith and sons")).isEmpty();
    }

    @Test
    void aNameInTheMiddleIsNotTheMerchant() {
        assertThat(brands.find("opposite tesco flowers")).isEmpty();
    }

    @Test
    void theSurerTheMoreOfTheKeyIsTheName() {
        assertThat(brands.find("lidl").orElseThrow().confidence())
                .isGreaterThan(brands.find("lidl kensington").orElseThrow().confidence());
    }

    @Test
    void oneWordThatMayBeChanceIsNoAnswerByItself() {
        assertThat(brands.decide(purchase("METRO HARDWARE"))).isEmpty();
        assertThat(brands.decide(purchase("METRO"))).isPresent();
        assertThat(brands.decide(purchase("HOME DEPOT TORONTO EAST"))).isPresent();
    }
}
