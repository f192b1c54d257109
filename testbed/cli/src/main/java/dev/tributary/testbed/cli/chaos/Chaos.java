package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// People import while parts are killed, frozen and restarted, messages come twice and the bank misbehaves; then
/// everything is put right, and what is stored is compared with what the bank has.
public final class Chaos {

    private static final Duration BETWEEN_DISTURBANCES = Duration.ofSeconds(3);
    private static final Duration STUCK = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /// A call whose process died is known to have been made only when it can no longer be under way.
    private static final Patience UNTIL_COUNTED = new Patience(Duration.ofMinutes(4));
    private static final Patience UNTIL_READ = new Patience(Duration.ofMinutes(2));
    private static final List<String> BANK_USERS = List.of("john", "john1", "john3", "john4", "john5");

    private final StackState stack;
    private final StackControl control;
    private final BankTruth bank;
    private final MoneyCheck money;
    private final Console console;

    public Chaos(StackState stack, Console console) {
        this.stack = stack;
        this.control = new StackControl(stack);
        this.bank = new BankTruth(stack.simulatorUrl());
        this.money = new MoneyCheck(bank);
        this.console = console;
    }

    /// @param people how many import at the same time
    /// @param lasts how long things go wrong
    /// @param replicas of each service
    public ChaosReport run(int people, Duration lasts, long seed, int replicas) {
        var began = Instant.now();
        var dice = new Random(seed);
        var disturber = new Disturber(control, bank);
        var decks = List.of(Deck.ofProcesses(seed, replicas), Deck.ofConnections(seed));
        var crowd = connected(people, dice);
        try (var topics = new UnrulyTopics(stack.kafkaBootstrapServers(), new Random(dice.nextLong()));
                var readers = new TopicReaders(stack.kafkaBootstrapServers())) {
            Thread.ofVirtual().name("unruly-topics").start(topics);
            var disturbances = disturb(disturber, crowd, decks, Instant.now().plus(lasts));
            topics.calm();
            bank.clearFaults();
            var lostCommits = control.keepCommits();
            control.parts().forEach(part -> disturber.start(part.name()));
            var quiet = Instant.now();
            console.say("Quiet again: waiting for every import to end …");
            awaitEnds(crowd);
            var recovery = Duration.between(quiet, Instant.now());
            console.say("All have ended: waiting for the last call to be counted …");
            UNTIL_COUNTED.await(() -> money.uncounted(crowd) > 0 ? Optional.empty() : Optional.of(true));
            var unread = new ArrayList<>(unread(readers));
            crowd.forEach(ChaoticPerson::lookBack);
            console.say("Everything that was ever sent comes again …");
            var playedAgain = topics.playAgain();
            unread.addAll(unread(readers));
            crowd.forEach(ChaoticPerson::mustBeAsBefore);
            var sent = new ChaosReport.Messages(
                    topics.replayed(),
                    playedAgain,
                    topics.poisoned().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            return report(
                    seed,
                    began,
                    crowd,
                    disturbances,
                    lostCommits,
                    sent,
                    recovery,
                    List.of(
                            Invariant.of("messages unread at the end", unread),
                            Invariant.of("poison that was not put aside", notPutAside(topics.poisoned(), readers))));
        }
    }

    /// @return in words what services have not read when they should long have
    private static List<String> unread(TopicReaders readers) {
        return UNTIL_READ
                        .await(() -> Optional.of(readers.unread()).filter(unread -> unread == 0))
                        .isPresent()
                ? List.of()
                : List.of("%d messages are not read".formatted(readers.unread()));
    }

    /// Of the topics that somebody reads; the index of dead letters reads their topics.
    private static List<String> notPutAside(Map<String, Long> poisoned, TopicReaders readers) {
        var read = readers.topics();
        var left = new ArrayList<String>();
        poisoned.forEach((topic, messages) -> {
            var aside = readers.written(topic + ".dead-letter");
            if (read.contains(topic) && aside < messages) {
                left.add("%s: %d of %d".formatted(topic, messages - aside, messages));
            }
        });
        return left;
    }

    private List<ChaoticPerson> connected(int people, Random dice) {
        var crowd = new ArrayList<ChaoticPerson>();
        for (var number = 0; number < people; number++) {
            var api = new GatewayApi(stack.gatewayUrl(), new TokenIssuer(stack.issuerUrl(), "chaos-" + number));
            var user = BankUser.named(BANK_USERS.get(number % BANK_USERS.size()));
            crowd.add(new ChaoticPerson(api, user, new ConnectBank(api).connect(user), new Random(dice.nextLong())));
        }
        return crowd;
    }

    private Map<String, Long> disturb(Disturber disturber, List<ChaoticPerson> crowd, List<Deck> decks, Instant end) {
        Map<String, Long> kinds = new ConcurrentSkipListMap<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var acting = new ArrayList<Future<?>>();
            crowd.forEach(person -> acting.add(executor.submit(() -> person.actUntil(end))));
            decks.forEach(deck -> acting.add(executor.submit(() -> disturb(disturber, deck, kinds, end))));
            for (var each : acting) {
                each.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("somebody could not go on", failed.getCause());
        }
        return kinds;
    }

    private void disturb(Disturber disturber, Deck deck, Map<String, Long> kinds, Instant end) {
        Disturber.pause(BETWEEN_DISTURBANCES);
        while (Instant.now().isBefore(end)) {
            var disturbance = deck.draw();
            console.say("  " + disturbance);
            disturber.disturb(disturbance);
            kinds.merge(disturbance.kind(), 1L, Long::sum);
            Disturber.pause(BETWEEN_DISTURBANCES);
        }
    }

    private static void awaitEnds(List<ChaoticPerson> crowd) {
        var deadline = Instant.now().plus(STUCK);
        while (Instant.now().isBefore(deadline)) {
            crowd.forEach(ChaoticPerson::resumeAll);
            crowd.forEach(ChaoticPerson::look);
            if (crowd.stream().flatMap(person -> person.jobs().stream()).allMatch(WatchedJob::isOver)) {
                return;
            }
            Disturber.pause(LOOK_AGAIN);
        }
    }

    private ChaosReport report(
            long seed,
            Instant began,
            List<ChaoticPerson> crowd,
            Map<String, Long> disturbances,
            long lostCommits,
            ChaosReport.Messages messages,
            Duration recovery,
            List<Invariant> ofTopics) {
        var rows = new RowCheck();
        crowd.forEach(person -> rows.check(person, new ProveImport(person.api(), bank)));
        var jobs = crowd.stream().flatMap(person -> person.jobs().stream()).toList();
        var invariants = new ArrayList<>(rows.invariants());
        invariants.add(Invariant.of("imports stuck", stuck(jobs)));
        invariants.add(Invariant.of(
                "contradictions in what was told",
                jobs.stream().flatMap(job -> job.contradictions().stream()).toList()));
        invariants.add(new Invariant("calls over the bank's quota", bank.callsOverQuota(), List.of()));
        invariants.addAll(ofTopics);
        invariants.addAll(money.invariants(crowd));
        return new ChaosReport(
                seed,
                Figures.seconds(Duration.between(began, Instant.now())),
                outcomes(jobs),
                disturbances,
                rows.rows(),
                lostCommits,
                messages,
                Figures.seconds(recovery),
                List.copyOf(invariants));
    }

    private static List<String> stuck(List<WatchedJob> jobs) {
        return jobs.stream()
                .filter(job -> !job.isOver())
                .map(job -> {
                    var newest = job.newest();
                    return "job %s: %s".formatted(job.jobId(), newest == null ? "never seen" : newest.status());
                })
                .toList();
    }

    private static Map<String, Long> outcomes(List<WatchedJob> jobs) {
        return jobs.stream()
                .collect(Collectors.groupingBy(
                        job -> {
                            var newest = job.newest();
                            return newest == null
                                    ? "never seen"
                                    : newest.status().name().toLowerCase(Locale.ROOT);
                        },
                        TreeMap::new,
                        Collectors.counting()));
    }
}
