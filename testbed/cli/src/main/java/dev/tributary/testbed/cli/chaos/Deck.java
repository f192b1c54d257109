package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.chaos.Disturbance.BankFault;
import dev.tributary.testbed.cli.chaos.Disturbance.ComingAndGoing;
import dev.tributary.testbed.cli.chaos.Disturbance.FrozenService;
import dev.tributary.testbed.cli.chaos.Disturbance.InfrastructureAway;
import dev.tributary.testbed.cli.chaos.Disturbance.KilledService;
import dev.tributary.testbed.cli.chaos.Disturbance.LostCommits;
import dev.tributary.testbed.cli.chaos.Disturbance.LostRefresh;
import dev.tributary.testbed.cli.chaos.Disturbance.ShortTokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// Disturbances in an order of chance, but each kind before any comes again: a run of a few minutes meets them all. The
/// same seed makes the same ones.
final class Deck {

    private static final List<String> WORKING = List.of("import-api", "sync-worker", "enrichment-worker");
    private static final List<String> BESIDE = List.of("notifier", "scheduler");
    private static final List<Map<String, Object>> BANK_FAULTS = List.of(
            Map.of("kind", "status", "status", 503, "error", "provider_error"),
            Map.of("kind", "status", "status", 429, "error", "provider_too_many_requests"),
            Map.of("kind", "latency", "millis", 3_000),
            Map.of("kind", "truncated"),
            Map.of("kind", "reset"),
            Map.of("kind", "broken_json"),
            Map.of("kind", "ignore_from"),
            Map.of("kind", "transaction_id_drift"));

    /// Longer than the broker waits for a consumer that says nothing.
    private static final int SHORTEST_FREEZE = 18;

    private static final int LONGEST_FREEZE = 25;

    private static final Duration BETWEEN_COMING_AND_GOING = Duration.ofSeconds(5);

    private final Random dice;
    private final Function<Random, List<Disturbance>> cards;
    private final Deque<Disturbance> left = new ArrayDeque<>();

    private Deck(Random dice, Function<Random, List<Disturbance>> cards) {
        this.dice = dice;
        this.cards = cards;
    }

    /// What happens to processes.
    ///
    /// @param replicas of each service
    static Deck ofProcesses(long seed, int replicas) {
        return new Deck(new Random(seed), dice -> processes(dice, replicas));
    }

    /// What happens between them and at the bank, beside the other.
    static Deck ofConnections(long seed) {
        return new Deck(new Random(~seed), Deck::connections);
    }

    Disturbance draw() {
        if (left.isEmpty()) {
            var shuffled = new ArrayList<>(cards.apply(dice));
            Collections.shuffle(shuffled, dice);
            left.addAll(shuffled);
        }
        return left.remove();
    }

    private static List<Disturbance> processes(Random dice, int replicas) {
        var cards = new ArrayList<Disturbance>();
        WORKING.forEach(service -> cards.add(new KilledService(replica(service, replicas, dice), seconds(1, 8, dice))));
        cards.add(new KilledService(replica(one(BESIDE, dice), replicas, dice), seconds(1, 8, dice)));
        cards.add(new FrozenService(
                replica(one(WORKING, dice), replicas, dice), seconds(SHORTEST_FREEZE, LONGEST_FREEZE, dice)));
        cards.add(new InfrastructureAway("kafka", dice.nextBoolean(), seconds(2, 8, dice)));
        cards.add(new InfrastructureAway("postgresql", dice.nextBoolean(), seconds(2, 8, dice)));
        cards.add(new ComingAndGoing(
                replica(one(WORKING, dice), replicas, dice), dice.nextInt(2, 4), BETWEEN_COMING_AND_GOING));
        return cards;
    }

    private static List<Disturbance> connections(Random dice) {
        return List.of(
                new LostCommits(seconds(8, 15, dice)),
                new ShortTokens(seconds(6, 12, dice)),
                new LostRefresh(seconds(4, 8, dice)),
                new BankFault(one(BANK_FAULTS, dice), seconds(3, 12, dice)),
                new BankFault(one(BANK_FAULTS, dice), seconds(3, 12, dice)),
                new BankFault(one(BANK_FAULTS, dice), seconds(3, 12, dice)));
    }

    /// As the local world names them.
    private static String replica(String service, int replicas, Random dice) {
        var number = dice.nextInt(1, replicas + 1);
        return number == 1 ? service : service + "-" + number;
    }

    private static <T> T one(List<T> of, Random dice) {
        return of.get(dice.nextInt(of.size()));
    }

    private static Duration seconds(int from, int to, Random dice) {
        return Duration.ofSeconds(dice.nextInt(from, to + 1));
    }
}
