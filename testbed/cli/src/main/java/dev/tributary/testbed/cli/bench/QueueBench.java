package dev.tributary.testbed.cli.bench;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.Plan;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Table;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A thousand imports of three accounts each at once: whether all end with everything, how long people wait for an
/// answer meanwhile, and what every service holds in memory; beside the barest queue there is.
public final class QueueBench {

    private static final BankUser BULK = BankUser.named("bulk");
    private static final int IMPORTS_EACH = 10;
    private static final int ACCOUNTS_EACH = 3;
    private static final int ROWS_A_YEAR = 240;
    private static final int CLIENTS = 4;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration STUCK = Duration.ofMinutes(15);
    private static final int PROVED_PEOPLE = 3;
    private static final List<String> SERVICES =
            List.of("import-api", "sync-worker", "enrichment-worker", "notifier", "scheduler");

    private final Home home;
    private final Console console;

    public QueueBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param ratio imports a second, as a part of the plain queue's
    /// @param memory resident bytes of each service: the most in each half of the time
    public record Report(
            String bench,
            int imports,
            long rows,
            double seconds,
            double importsPerSecond,
            double plainSeconds,
            double ratio,
            Map<String, Latencies.Summary> latencies,
            Map<String, Memory> memory,
            double fsyncMicros) {}

    record Memory(long early, long late) {}

    private record Importer(GatewayApi api, List<Account> accounts, List<UUID> jobs) {}

    public Report run(int imports) {
        try (var world = new OwnStack(home, "bench", console)) {
            var bulk = IMPORTS_EACH * ACCOUNTS_EACH + "x" + ROWS_A_YEAR;
            var stack =
                    world.start(new WorldOptions(null, false, bulk, Map.of())).state();
            console.say("Connecting %d people …".formatted(imports / IMPORTS_EACH));
            var people = connect(stack, imports / IMPORTS_EACH);
            var latencies = new LatencyBook("plan", "start", "status", "queue");
            var watches = SERVICES.stream()
                    .collect(Collectors.toMap(
                            service -> service,
                            service -> MemoryWatch.ofResident(stack, service),
                            (one, _) -> one,
                            LinkedHashMap::new));
            var began = System.nanoTime();
            work(people, latencies);
            var took = Duration.ofNanos(System.nanoTime() - began);
            watches.values().forEach(MemoryWatch::close);
            var rows = mustBeWhole(stack, world, people);
            var plain = new PlainQueue(world.directory(), stack.databaseUrl()).run(rows);
            var report = new Report(
                    "queue",
                    imports,
                    rows,
                    Figures.seconds(took),
                    Figures.perSecond(imports, took),
                    Figures.seconds(plain),
                    Figures.seconds(plain) / Figures.seconds(took),
                    latencies.summaries(),
                    memory(watches),
                    FsyncTime.in(world.directory()).toNanos() / 1000.0);
            print(report);
            return report;
        }
    }

    private static List<Importer> connect(StackState stack, int people) {
        var connected = new ArrayList<Importer>();
        each(IntStream.range(0, people).boxed().toList(), number -> {
            var api = new GatewayApi(stack.gatewayUrl(), new TokenIssuer(stack.issuerUrl(), "queue-" + number));
            var person = new Importer(api, new ConnectBank(api).connect(BULK), new ArrayList<>());
            synchronized (connected) {
                connected.add(person);
            }
        });
        return connected;
    }

    private void work(List<Importer> people, LatencyBook latencies) {
        var over = new AtomicBoolean();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = executor.submit(() -> ask(people, latencies, over));
            try {
                startAll(people, latencies);
                console.say("All are started.");
                people.forEach(person -> awaitEnds(person));
            } finally {
                over.set(true);
            }
            await(asking);
        }
    }

    private static void startAll(List<Importer> people, LatencyBook latencies) {
        for (var number = 0; number < IMPORTS_EACH; number++) {
            var first = number * ACCOUNTS_EACH;
            each(people, person -> {
                var some = person.accounts().subList(first, first + ACCOUNTS_EACH);
                var plan = latencies.of("plan").time(() -> person.api().plan(request(some)));
                latencies.of("start").time(() -> person.api().start(plan.jobId()));
                synchronized (person.jobs()) {
                    person.jobs().add(plan.jobId());
                }
            });
        }
    }

    private static ImportRequest request(List<Account> accounts) {
        return ImportRequest.of(DateRange.preset("last-30-days"), accounts).withEnrichment(false);
    }

    /// One of each question every so often, until all is over. A plan is taken back.
    private static void ask(List<Importer> people, LatencyBook latencies, AtomicBoolean over) {
        var dice = new Random(1);
        while (!over.get()) {
            var person = people.get(dice.nextInt(people.size()));
            latencies.of("queue").time(() -> person.api().queue());
            var job = newest(person);
            if (job != null) {
                latencies.of("status").time(() -> person.api().status(job));
                var plan = latencies
                        .of("plan")
                        .time(() -> person.api().plan(request(person.accounts().subList(0, ACCOUNTS_EACH))));
                person.api().delete(plan.jobId());
            }
            pause(BETWEEN_QUESTIONS);
        }
    }

    private static @Nullable UUID newest(Importer person) {
        synchronized (person.jobs()) {
            return person.jobs().isEmpty() ? null : person.jobs().getLast();
        }
    }

    private void awaitEnds(Importer person) {
        var deadline = System.nanoTime() + STUCK.toNanos();
        for (var job : person.jobs()) {
            while (!person.api().status(job).status().isTerminal()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new WorkFailed("The import %s did not end within %s.".formatted(job, Figures.time(STUCK)));
                }
                pause(LOOK_AGAIN);
            }
        }
    }

    /// Every import is completed, every row of the bank is there, and no other.
    private long mustBeWhole(StackState stack, OwnStack world, List<Importer> people) {
        long told = 0;
        for (var person : people) {
            for (var job : person.jobs()) {
                var status = person.api().status(job);
                mustBeCompleted(status);
                told += status.totalSoFar().synced();
            }
        }
        try (var database = BenchDatabase.open(world.directory(), stack.databaseUrl())) {
            if (database.rows() != told) {
                throw new WorkFailed(
                        "The imports told of %d new rows, and %d are stored.".formatted(told, database.rows()));
            }
        }
        for (var person : people.subList(0, Math.min(PROVED_PEOPLE, people.size()))) {
            var range = person.api().status(person.jobs().getFirst());
            var proof = new ProveImport(person.api(), new BankTruth(stack.simulatorUrl()))
                    .prove(person.accounts(), new Plan.Days(range.fromDate(), range.toDate()));
            if (!proof.isExact()) {
                throw new WorkFailed(String.join("\n", proof.lines()));
            }
        }
        return told;
    }

    private static void mustBeCompleted(ImportStatus status) {
        if (status.status() != JobStatus.COMPLETED) {
            throw new WorkFailed("The import %s is %s.".formatted(status.jobId(), status.status()));
        }
    }

    private static <T> void each(List<T> of, Consumer<T> work) {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            of.stream()
                    .map(one -> clients.submit(() -> work.accept(one)))
                    .toList()
                    .forEach(QueueBench::await);
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the benchmark.", stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WorkFailed failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the benchmark.", stopping);
        }
    }

    private static Map<String, Memory> memory(Map<String, MemoryWatch> watches) {
        var memory = new LinkedHashMap<String, Memory>();
        watches.forEach((service, watch) -> memory.put(
                service, new Memory(watch.peaks().residentEarly(), watch.peaks().residentLate())));
        return memory;
    }

    private void print(Report report) {
        console.say(
                "queue: %d imports of %d accounts at once, %s rows, no enrichment: all completed, every row is there"
                        .formatted(report.imports, ACCOUNTS_EACH, Figures.count(report.rows)));
        console.say("  product                     %8.1f s  %8.1f imports/s"
                .formatted(report.seconds, report.importsPerSecond));
        console.say("  plain SKIP LOCKED loop      %8.1f s  %8.1f imports/s"
                .formatted(report.plainSeconds, report.imports / report.plainSeconds));
        console.say("  ratio %.3f; fsync of a page takes %.0f µs here".formatted(report.ratio, report.fsyncMicros));
        var answers = new Table("meanwhile", "times", "p50 ms", "p99 ms (to reach: 50)", "worst ms");
        report.latencies.forEach((name, took) -> answers.row(
                name,
                took.times(),
                "%.1f".formatted(took.medianMillis()),
                "%.1f".formatted(took.p99Millis()),
                "%.1f".formatted(took.worstMillis())));
        console.say(answers.lines());
        var memory = new Table("resident", "first half", "second half");
        report.memory.forEach(
                (service, held) -> memory.row(service, Figures.memory(held.early()), Figures.memory(held.late())));
        console.say(memory.lines());
    }
}
