package dev.tributary.enrichment.localmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.localmodel.Heard;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.localmodel.LocalModelUnavailable;
import dev.tributary.messaging.PassingFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadingFailsTest {

    private static final Heard BAKERY = new Heard("bakery", Direction.OUT, true, false, Set.of());

    @Test
    void rowsWaitForAModelThatCannotBeLoadedAndItIsTriedAgain() {
        // given
        var attempts = new AtomicInteger();
        var model = new MiniLmNeighbours(TestingConfig.of(LocalModelConfig.class, Map.of()), () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new UnsatisfiedLinkError("no native library");
            }
            return MiniLmNeighbours.Loaded.now();
        });
        model.load();

        // when
        var first = catchThrowable(() -> model.opinions(List.of(BAKERY)));
        var second = catchThrowable(() -> model.opinions(List.of(BAKERY)));

        // then
        assertThat(List.of(first, second)).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(LocalModelUnavailable.class);
            assertThat(PassingFailure.is(failure)).isTrue();
        });
        assertThat(model.opinions(List.of(BAKERY))).containsOnlyKeys(BAKERY);
        model.stop();
    }
}
