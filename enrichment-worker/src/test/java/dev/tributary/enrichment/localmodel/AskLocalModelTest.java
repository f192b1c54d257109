package dev.tributary.enrichment.localmodel;

import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskLocalModelTest {

    @Test
    void anOpinionTheNeighboursAgreeOnIsAnAnswer() {
        assertThat(verdictOn(0.99, 0.6)).isInstanceOfSatisfying(Categorised.class, verdict -> {
            assertThat(verdict.source()).isEqualTo(Source.LOCAL_MODEL);
            assertThat(verdict.confidence()).isGreaterThan(new BigDecimal("0.8"));
        });
    }

    @Test
    void aWeakOpinionIsAGuessAndSaysSo() {
        assertThat(verdictOn(0.3, 0.5)).isInstanceOfSatisfying(Categorised.class, verdict -> {
            assertThat(verdict.source()).isEqualTo(Source.LOCAL_MODEL_GUESS);
            assertThat(verdict.confidence()).isLessThan(new BigDecimal("0.4"));
        });
    }

    @Test
    void whatIsNearNothingHasFailed() {
        assertThat(verdictOn(0.99, 0.1)).isEqualTo(new Undecided(Reason.NO_CONFIDENT_ANSWER));
    }

    @Test
    void aThresholdThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> new Calibration(1.5, 0.3)).hasMessage("trusted: 1.5 is not between 0 and 1");
        assertThatThrownBy(() -> new Calibration(0.5, 3)).hasMessage("floor: 3.0 is not a cosine");
    }

    private static Verdict verdictOn(double agreement, double similarity) {
        LocalModel model = heard -> {
            var opinions = new HashMap<Heard, Opinion>();
            heard.forEach(name -> opinions.put(
                    name, new Opinion(new CategoryKey("pets.vet"), agreement, similarity, false, "It sounds so")));
            return opinions;
        };
        var ask = new AskLocalModel(model, Calibration.SHIPPED);
        var verdicts = new Ladder(List.of(ask.confidently(), ask.guessing()), Taxonomy.shipped())
                .climb(new Climb("alice", UUID.randomUUID()), List.of(purchase("SOME PLACE")));
        return verdicts.values().iterator().next();
    }
}
