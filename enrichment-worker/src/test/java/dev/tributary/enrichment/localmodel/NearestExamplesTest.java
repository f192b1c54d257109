package dev.tributary.enrichment.localmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestExamplesTest {

    private static final float[] EAST = {1, 0, 0};
    private static final float[] NORTH = {0, 1, 0};
    private static final float[] UP = {0, 0, 1};

    @Test
    void theNearestExampleGivesItsCategory() {
        // given
        var examples = new NearestExamples(
                List.of(example("bread", "groceries.specialist"), example("trains", "travel.rail")),
                Vectors.of(new float[][] {EAST, NORTH}));

        // when
        var opinion = examples.of(new float[] {0.8f, 0.6f, 0});

        // then
        assertThat(opinion.category()).hasToString("groceries.specialist");
        assertThat(opinion.similarity()).isCloseTo(0.8, within(0.01));
        assertThat(opinion.agreement()).isBetween(0.5, 1.0);
    }

    @Test
    void manyThatAgreeOutweighOneThatIsALittleNearer() {
        // given
        var near = new float[] {0.6f, 0, 0.8f};
        var examples = new NearestExamples(
                List.of(
                        example("one", "pets.vet"),
                        example("a", "health.doctor"),
                        example("b", "health.dentist"),
                        example("c", "health.doctor")),
                Vectors.of(new float[][] {UP, near, near, near}));

        // when
        var opinion = examples.of(new float[] {0.28f, 0, 0.96f});

        // then
        assertThat(opinion.category()).hasToString("health.doctor");
    }

    @Test
    void everyExampleNeedsItsVector() {
        assertThatThrownBy(() -> new NearestExamples(List.of(), Vectors.of(new float[][] {EAST})))
                .hasMessage("vectors: 1 for 0 examples");
    }

    private static Example example(String text, String category) {
        return new Example(text, new CategoryKey(category), false);
    }
}
