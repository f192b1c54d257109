package dev.tributary.enrichment.localmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestExamplesTest {

    private static final float[] EAST = {1, 0, 0};
    private static final float[] NORTH = {0, 1, 0};
    private static final float[] UP = {0, 0, 1};

    private final Shelves shelves =
            new Shelves(List.of(new CategoryKey("groceries.specialist"), new CategoryKey("travel.rail")));

    @Test
    void theNearestExampleWeighsMost() {
        // given
        var examples = new NearestExamples(
                List.of(example("bread", "groceries.specialist"), example("trains", "travel.rail")),
                Vectors.of(new float[][] {EAST, NORTH}),
                shelves);

        // when
        var neighbours = examples.of(new float[] {0.8f, 0.6f, 0});

        // then
        assertThat(neighbours.shares()[0]).isGreaterThan(neighbours.shares()[1]);
        assertThat(Arrays.stream(neighbours.shares()).sum()).isCloseTo(1, within(1e-9));
        assertThat(neighbours.similarities()[0]).isCloseTo(0.8, within(0.01));
        assertThat(neighbours.nearest()).containsExactly(0, 1);
    }

    @Test
    void manyThatAgreeOutweighOneThatIsALittleNearer() {
        // given
        var near = new float[] {0.6f, 0, 0.8f};
        var examples = new NearestExamples(
                List.of(
                        example("one", "travel.rail"),
                        example("a", "groceries.specialist"),
                        example("b", "groceries.specialist"),
                        example("c", "groceries.specialist")),
                Vectors.of(new float[][] {UP, near, near, near}),
                shelves);

        // when
        var shares = examples.of(new float[] {0.28f, 0, 0.96f}).shares();

        // then
        assertThat(shares[0]).isGreaterThan(shares[1]);
    }

    @Test
    void everyExampleNeedsItsVector() {
        assertThatThrownBy(() -> new NearestExamples(List.of(), Vectors.of(new float[][] {EAST}), shelves))
                .hasMessage("vectors: 1 for 0 examples");
    }

    private static Example example(String text, String category) {
        return new Example(text, new CategoryKey(category), false);
    }
}
