package dev.tributary.testbed.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.cli.chaos.Disturbance.KilledService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {

    private static final int PROCESSES = 8;
    private static final int CONNECTIONS = 6;

    @Test
    void the_same_seed_makes_the_same_disturbances() {
        assertThat(drawn(Deck.ofProcesses(42, 2), 50))
                .isEqualTo(drawn(Deck.ofProcesses(42, 2), 50))
                .isNotEqualTo(drawn(Deck.ofProcesses(43, 2), 50));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 4_711})
    void every_kind_comes_up_in_a_few_minutes(long seed) {
        // when
        var processes = drawn(Deck.ofProcesses(seed, 2), PROCESSES);
        var connections = drawn(Deck.ofConnections(seed), CONNECTIONS);

        // then
        assertThat(kinds(processes))
                .containsExactlyInAnyOrder(
                        "service killed", "service frozen", "replica comes and goes", "kafka away", "postgresql away");
        assertThat(kinds(connections))
                .containsExactlyInAnyOrder("commits lost", "tokens expire", "refresh lost", "bank fault");
        assertThat(lasting(connections)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void with_one_replica_alone_no_second_is_disturbed() {
        // when
        var drawn = drawn(Deck.ofProcesses(7, 1), 100);

        // then
        assertThat(drawn)
                .filteredOn(KilledService.class::isInstance)
                .extracting(disturbance -> ((KilledService) disturbance).replica())
                .isNotEmpty()
                .allMatch(replica -> !replica.endsWith("-2"));
    }

    private static Set<String> kinds(List<Disturbance> disturbances) {
        return disturbances.stream().map(Disturbance::kind).collect(Collectors.toSet());
    }

    private static Duration lasting(List<Disturbance> disturbances) {
        return disturbances.stream().map(Disturbance::lasts).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Disturbance> drawn(Deck deck, int times) {
        return Stream.generate(deck::draw).limit(times).toList();
    }
}
