package dev.tributary.enrichment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Verdict BRAND = Categorised.by(
            Source.KNOWN_BRAND, new CategoryKey("groceries.supermarket"), "Tesco", 0.95, "A well-known name");
    private static final Verdict FAILED = new Undecided(Reason.NO_CONFIDENT_ANSWER);

    @Test
    void everyRowIsCategorisedFailedOrWaiting() {
        // when
        var tally = Tally.NONE.received(5).decided(List.of(BRAND, BRAND, FAILED));

        // then
        assertThat(tally).isEqualTo(new Tally(5, 2, 1, 0, Map.of("known_brand", 2L)));
        assertThat(tally.waiting()).isEqualTo(2);
    }

    @Test
    void aRetriedRowWaitsAgain() {
        // when
        var tally = Tally.NONE.received(1).decided(List.of(FAILED)).retried(1, 0);

        // then
        assertThat(tally.failed()).isZero();
        assertThat(tally.waiting()).isEqualTo(1);
    }

    @Test
    void moreCannotBeDecidedThanArrived() {
        assertThatThrownBy(() -> Tally.NONE.decided(List.of(BRAND)))
                .hasMessage("received: 0, but 1 categorised, 0 failed and 0 parked");
    }

    @Test
    void whatIsTakenOutLeavesNoTrace() {
        // given
        var tally = Tally.NONE.received(3).decided(List.of(BRAND, FAILED)).parked(1);

        // when
        var rest = tally.without(Tally.ofOne("categorised", "known_brand")).without(Tally.ofOne("parked", null));

        // then
        assertThat(rest).isEqualTo(new Tally(1, 0, 1, 0, Map.of()));
    }
}
