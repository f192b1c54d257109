package dev.tributary.enrichment.localmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeighEvidenceTest {

    private static final float[] LIKE_TRAINS = {1, 0, 0};
    private static final float[] LIKE_BREAD = {0, 1, 0};

    private static final float[] LIKE_A_SHOP = {0, 0.7f, 0.7f};

    private final Catalogue catalogue = new Catalogue(
            List.of(
                    new Example("railway", new CategoryKey("travel.rail"), false),
                    new Example("bread", new CategoryKey("groceries.specialist"), false),
                    new Example("metro", new CategoryKey("groceries.supermarket"), true),
                    new Example("payroll", new CategoryKey("income.salary"), false),
                    new Example("pipe fitter", new CategoryKey("home_garden.trades"), false)),
            List.of(
                    TellingWord.of("plumb*", new CategoryKey("home_garden.trades")),
                    TellingWord.of("bakery", new CategoryKey("groceries.specialist"))),
            "five");

    private final WeighEvidence evidence = new WeighEvidence(catalogue, Vectors.of(new float[][] {
        LIKE_TRAINS, LIKE_BREAD, LIKE_A_SHOP, {0, 0, 1}, {0.9f, 0.1f, 0.42f}
    }));

    @Test
    void resemblanceAloneDecidesWhereNothingElseIsKnown() {
        // when
        var opinion = evidence.of(bought("zzz"), LIKE_TRAINS);

        // then
        assertThat(opinion.category()).hasToString("travel.rail");
        assertThat(opinion.spelled()).isFalse();
        assertThat(opinion.because()).isEqualTo("Its name resembles “railway”");
    }

    @Test
    void aTellingWordOutweighsResemblance() {
        // when
        var opinion = evidence.of(bought("swift plumbers"), LIKE_TRAINS);

        // then
        assertThat(opinion.category()).hasToString("home_garden.trades");
        assertThat(opinion.because()).isEqualTo("The word “plumbers” in its name");
    }

    @Test
    void aWordThatLostItsEndStillTells() {
        // given
        var cut = new Heard("golden wheat bake", Direction.OUT, true, true, Set.of());
        var whole = new Heard("golden wheat bake", Direction.OUT, true, false, Set.of());

        // then
        assertThat(evidence.of(cut, LIKE_TRAINS).spelled()).isTrue();
        assertThat(evidence.of(whole, LIKE_TRAINS).spelled()).isFalse();
    }

    @Test
    void oneWordOfAKnownNameIsOutweighedByWhatFollowsIt() {
        assertThat(evidence.of(bought("metro"), LIKE_A_SHOP).category()).hasToString("groceries.supermarket");
        assertThat(evidence.of(bought("metro plumbing plumbers"), LIKE_TRAINS).category())
                .hasToString("home_garden.trades");
    }

    @Test
    void moneyThatWentOutIsNoIncome() {
        // given
        var vector = new float[] {0, 0, 1};
        var received = new Heard("payroll", Direction.IN, false, false, Set.of());

        // then
        assertThat(evidence.of(bought("payroll"), vector).category().top()).isNotEqualTo(new CategoryKey("income"));
        assertThat(evidence.of(received, vector).category()).hasToString("income.salary");
    }

    @Test
    void agreementIsAShare() {
        assertThat(evidence.of(bought("bakery"), LIKE_BREAD).agreement()).isBetween(0.9, 1.0);
        assertThat(evidence.of(bought("zzz"), new float[] {0.7f, 0.7f, 0}).agreement())
                .isBetween(0.2, 0.7);
    }

    private static Heard bought(String merchantKey) {
        return new Heard(merchantKey, Direction.OUT, true, false, Set.of());
    }
}
