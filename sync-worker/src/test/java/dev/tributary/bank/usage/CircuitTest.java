package dev.tributary.bank.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.bank.usage.Circuit.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private final Circuit.Rules rules =
            new Circuit.Rules(3, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(90));

    @Test
    void aBankThatKeepsFailingIsLeftAlone() {
        // when
        var circuit = failed(3);
        // then
        assertThat(failed(2).pass(NOW, rules)).isEqualTo(new Pass.Free());
        assertThat(circuit.pass(NOW, rules)).isEqualTo(new Pass.Held(NOW.plusSeconds(30)));
    }

    @Test
    void oneCallTriesTheBankAgainAndTheOthersWaitForIt() {
        // given
        var later = NOW.plusSeconds(30);
        // when
        var pass = failed(3).pass(later, rules);
        // then
        assertThat(pass)
                .isInstanceOfSatisfying(
                        Pass.Trial.class,
                        trial -> assertThat(trial.next().pass(later, rules))
                                .isEqualTo(new Pass.Held(later.plusSeconds(30))));
    }

    @Test
    void aTrialThatIsNeverHeardOfIsFollowedByAnother() {
        // given
        var later = NOW.plusSeconds(30);
        var trial = (Pass.Trial) failed(3).pass(later, rules);
        // then
        assertThat(trial.next().pass(later.plusSeconds(90), rules)).isInstanceOf(Pass.Trial.class);
    }

    @Test
    void eachFailedTrialRestsTwiceAsLongUpToALimit() {
        // given
        var circuit = failed(3);
        // when
        var rests = new ArrayList<Duration>();
        for (var i = 0; i < 5; i++) {
            var now = Objects.requireNonNull(circuit.openUntil());
            circuit = ((Pass.Trial) circuit.pass(now, rules)).next().failed(now, rules);
            rests.add(Duration.between(now, circuit.openUntil()));
        }
        // then
        assertThat(rests).extracting(Duration::toSeconds).containsExactly(60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void callsThatWereUnderWayWhenItOpenedDoNotProlongTheRest() {
        assertThat(failed(3).failed(NOW.plusSeconds(1), rules)).isEqualTo(failed(3));
    }

    @Test
    void aCircuitThatNeverClosesIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Circuit.Rules(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("tributary.providers.failures-to-rest");
    }

    private Circuit failed(int times) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(Circuit.CLOSED, (circuit, _) -> circuit.failed(NOW, rules), (one, other) -> other);
    }
}
