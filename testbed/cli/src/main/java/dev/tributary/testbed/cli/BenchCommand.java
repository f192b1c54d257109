package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.bench.ControlBench;
import dev.tributary.testbed.cli.bench.ImportBench;
import dev.tributary.testbed.cli.bench.MillionBench;
import dev.tributary.testbed.cli.bench.ParallelBench;
import dev.tributary.testbed.cli.bench.QueueBench;
import dev.tributary.testbed.cli.bench.ResyncBench;
import dev.tributary.testbed.cli.bench.SchedulesBench;
import dev.tributary.testbed.cli.bench.StartBench;
import dev.tributary.testbed.cli.bench.TokensBench;
import dev.tributary.testbed.cli.bench.progress.ProgressBench;
import dev.tributary.testbed.cli.terminal.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measures the product on this machine, each time on a stack of its own.",
            "  start     from built to ready, and resident memory per process",
            "  import    rows a second through the whole pipeline, beside COPY of the same rows",
            "  parallel  accounts of a slow bank at once, beside one after another",
            "  resync    the same rows again, beside the first time",
            "  million   one account of 1,000,000 rows: what the worker holds in memory meanwhile",
            "  tokens    200 accounts that need a new token at once: how often it is refreshed",
            "  progress  from a commit to its frame at 1,000 subscribers of 100 imports, beside a bare WebSocket echo",
            "  queue     a thousand imports at once: answers meanwhile, memory, beside a plain SKIP LOCKED loop",
            "  control   from pause and cancel to the answer and to the last row",
            "  schedules ten thousand schedules due at the same moment, beside db-scheduler",
            "Three more have their own way:",
            "  pages                           Lighthouse on the main pages of the web app",
            "  ledger [CALLS]                  the cost ledger beside the meter of a provider that misbehaves",
            "  categories --labelled FILE ...  how often the category is right; --help tells more"
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable Bench bench;

    @Option(names = "--accounts", defaultValue = "20", description = "import: accounts. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--rows",
            defaultValue = "10000",
            description = "import, resync: rows in each account. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--batch-size",
            defaultValue = "1000",
            description = "import: rows per commit. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--parallel",
            defaultValue = "5",
            description = "import: accounts at a time. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--warm-up",
            paramLabel = "ACCOUNTS",
            defaultValue = "80",
            description =
                    "import: other accounts that are imported before the clock starts. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--delay",
            paramLabel = "MILLIS",
            defaultValue = "1000",
            description = "parallel: what the bank takes for each answer. Default: ${DEFAULT-VALUE}.")
    private long delay;

    @Option(
            names = "--imports",
            defaultValue = "1000",
            description = "queue: imports at once, in tens. Default: ${DEFAULT-VALUE}.")
    private int imports;

    @Option(
            names = "--controlled",
            defaultValue = "90",
            description = "control: imports that are stopped. Default: ${DEFAULT-VALUE}.")
    private int controlled;

    @Option(
            names = "--schedules",
            defaultValue = "10000",
            description = "schedules: how many are due. Default: ${DEFAULT-VALUE}.")
    private int schedules;

    @Option(names = "--json", description = "Print the figures as JSON, a line for each.")
    private boolean json;

    /// What can be measured.
    private enum Bench {
        START,
        IMPORT,
        PARALLEL,
        RESYNC,
        MILLION,
        TOKENS,
        PROGRESS,
        QUEUE,
        CONTROL,
        SCHEDULES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        var console = Console.system(json);
        var home = homeOptions.home();
        for (var chosen : bench == null ? List.of(Bench.values()) : List.of(bench)) {
            console.result(
                    switch (chosen) {
                        case START -> new StartBench(home, console).run();
                        case IMPORT ->
                            new ImportBench(home, console)
                                    .run(new ImportBench.Size(accounts, rows, batchSize, parallel, warmUp));
                        case PARALLEL -> new ParallelBench(home, console).run(Duration.ofMillis(delay));
                        case RESYNC -> new ResyncBench(home, console).run(rows);
                        case MILLION -> new MillionBench(home, console).run();
                        case TOKENS -> new TokensBench(home, console).run();
                        case PROGRESS -> new ProgressBench(home, console).run();
                        case QUEUE -> new QueueBench(home, console).run(imports);
                        case CONTROL -> new ControlBench(home, console).run(controlled);
                        case SCHEDULES -> new SchedulesBench(home, console).run(schedules);
                    });
        }
        return 0;
    }
}
