package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.http.Refused;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// How soon a pause and a cancel take hold of an import that is writing rows: until the answer, and until the last row.
public final class ControlBench {

    private static final BankUser BULK = BankUser.named("bulk");
    private static final int ROWS = 6_000;
    private static final int BATCH = 50;
    private static final int AT_ONCE = 3;
    /// Imports of each person that are not counted: in the first ones nothing is compiled yet.
    private static final int WARM_UP = 4;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration UNTIL_ROWS_COME = Duration.ofSeconds(60);

    private final Home home;
    private final Console console;

    public ControlBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param tooLate imports that were over before the word came, and so say nothing
    public record Report(String bench, int imports, int tooLate, Map<String, Latencies.Summary> latencies) {}

    private enum Word {
        PAUSE {
            @Override
            void say(GatewayApi api, UUID job) {
                api.pause(job);
            }
        },
        CANCEL {
            @Override
            void say(GatewayApi api, UUID job) {
                api.cancel(job);
            }
        };

        abstract void say(GatewayApi api, UUID job);

        String acknowledged() {
            return name().toLowerCase(Locale.ROOT) + " acknowledged";
        }

        String lastRow() {
            return name().toLowerCase(Locale.ROOT) + ": last row written";
        }
    }

    public Report run(int imports) {
        try (var world = new OwnStack(home, "bench", console)) {
            var bulk = WARM_UP + imports / AT_ONCE + "x" + ROWS;
            var stack =
                    world.start(new WorldOptions(null, false, bulk, Map.of())).state();
            var latencies = new LatencyBook();
            for (var word : Word.values()) {
                latencies.of(word.acknowledged());
                latencies.of(word.lastRow());
            }
            var tooLate = 0;
            try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
                var measuring = IntStream.range(0, AT_ONCE)
                        .mapToObj(number -> people.submit(() -> measure(world, stack, number, latencies)))
                        .toList();
                for (var each : measuring) {
                    tooLate += each.get();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new WorkFailed("Stopped in the middle of the benchmark.", stopping);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof WorkFailed failure
                        ? failure
                        : new IllegalStateException(failed.getCause());
            }
            var report = new Report("control", imports, tooLate, latencies.summaries());
            print(report);
            return report;
        }
    }

    /// @return how many imports were over too soon
    private static int measure(OwnStack world, StackState stack, int number, LatencyBook latencies) {
        var api = new GatewayApi(stack.gatewayUrl(), new TokenIssuer(stack.issuerUrl(), "control-" + number));
        var accounts = new ConnectBank(api).connect(BULK);
        var tooLate = 0;
        try (var database = BenchDatabase.open(world.directory(), stack.databaseUrl())) {
            for (var place = 0; place < accounts.size(); place++) {
                var word = Word.values()[place % Word.values().length];
                var counts = place >= WARM_UP;
                var inTime = measure(api, database, accounts.get(place), word, counts ? latencies : new LatencyBook());
                if (counts && !inTime) {
                    tooLate++;
                }
            }
        }
        return tooLate;
    }

    private static boolean measure(
            GatewayApi api, BenchDatabase database, Account account, Word word, LatencyBook latencies) {
        var request = ImportRequest.of(DateRange.preset("last-12-months"), List.of(account))
                .withEnrichment(false)
                .withBatches(BATCH);
        var job = api.plan(request).jobId();
        api.start(job);
        awaitRows(database, account.accountId());
        var asked = System.nanoTime();
        try {
            word.say(api, job);
        } catch (Refused over) {
            return false;
        }
        var acknowledged = Duration.ofNanos(System.nanoTime() - asked);
        var lastRow = awaitQuiet(database, account.accountId(), asked);
        if (api.status(job).accounts().getFirst().percent() == 100) {
            return false;
        }
        latencies.of(word.acknowledged()).add(acknowledged);
        latencies.of(word.lastRow()).add(lastRow);
        if (word == Word.PAUSE) {
            api.cancel(job);
        }
        return true;
    }

    private static void awaitRows(BenchDatabase database, UUID account) {
        var deadline = System.nanoTime() + UNTIL_ROWS_COME.toNanos();
        while (database.rowsOf(account) == 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new WorkFailed("No row came within %d s.".formatted(UNTIL_ROWS_COME.toSeconds()));
            }
            pause();
        }
    }

    /// @return from the word until rows stopped coming
    private static Duration awaitQuiet(BenchDatabase database, UUID account, long asked) {
        var last = asked;
        var rows = database.rowsOf(account);
        while (System.nanoTime() - last < QUIET.toNanos()) {
            pause();
            var now = database.rowsOf(account);
            if (now != rows) {
                rows = now;
                last = System.nanoTime();
            }
        }
        return Duration.ofNanos(last - asked);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the benchmark.", stopping);
        }
    }

    private void print(Report report) {
        console.say(
                "control: %d imports that write rows in batches of %d, %d at a time, after %d that are not counted; %d were over too soon"
                        .formatted(report.imports, BATCH, AT_ONCE, AT_ONCE * WARM_UP, report.tooLate));
        var table = new Table("from the request", "times", "p50 ms", "p99 ms (to reach: 500)", "worst ms");
        report.latencies.forEach((name, took) -> table.row(
                name,
                took.times(),
                "%.1f".formatted(took.medianMillis()),
                "%.1f".formatted(took.p99Millis()),
                "%.1f".formatted(took.worstMillis())));
        console.say(table.lines());
    }
}
