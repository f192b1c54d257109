package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.progress.ImportSummary;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows a second through the whole pipeline at a bank that answers at once, beside what PostgreSQL itself does with the
/// same rows in the same run.
public final class ImportBench {

    private static final BankUser BULK = BankUser.named("bulk");

    private final Home home;
    private final Console console;

    public ImportBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// What is imported.
    ///
    /// @param warmUpAccounts others of the same size, imported before the clock starts: a service runs for
    ///     weeks, and is not asked here what its compiler does in its first seconds
    public record Size(int accounts, int rowsPerAccount, int batchSize, int parallelAccounts, int warmUpAccounts) {

        long rows() {
            return (long) accounts * rowsPerAccount;
        }
    }

    /// @param warmUpRowsPerSecond of the first import a freshly started stack does
    /// @param ratio rows a second of the pipeline, as a part of staging `COPY` + dedup `INSERT` of the same rows
    /// @param cpuSeconds of each process from the import's start to its end
    public record Report(
            String bench,
            Size size,
            long rows,
            double warmUpRowsPerSecond,
            double pipelineSeconds,
            double pipelineRowsPerSecond,
            double copySeconds,
            double copyRowsPerSecond,
            double ratio,
            double fsyncMicros,
            Map<String, Double> cpuSeconds) {}

    public Report run(Size size) {
        try (var world = new OwnStack(home, "bench", console)) {
            var all = size.accounts() + size.warmUpAccounts();
            var started = world.start(new WorldOptions(null, false, all + "x" + size.rowsPerAccount(), Map.of()));
            var api = started.api();
            var accounts = new ConnectBank(api).connect(BULK);
            var warmUp = warmUp(api, size, accounts.subList(size.accounts(), all));
            var before = CpuTime.of(started.state());
            var pipeline = new RunImport(api, console).run(request(size, accounts.subList(0, size.accounts())));
            var spent = CpuTime.of(started.state()).since(before);
            var summary = ImportSummary.of(pipeline);
            console.say(summary.lines());
            mustBeWhole(summary, size.rows());
            var copy =
                    new StagingCopy(world.directory(), started.state().databaseUrl()).run(summary.jobId(), size.rows());
            var fsync = FsyncTime.in(world.directory());
            var report = new Report(
                    "import",
                    size,
                    size.rows(),
                    warmUp,
                    Figures.seconds(pipeline.took()),
                    Figures.perSecond(size.rows(), pipeline.took()),
                    Figures.seconds(copy),
                    Figures.perSecond(size.rows(), copy),
                    Figures.seconds(copy) / Figures.seconds(pipeline.took()),
                    fsync.toNanos() / 1000.0,
                    spent.seconds());
            print(report);
            return report;
        }
    }

    /// @return rows a second
    private double warmUp(GatewayApi api, Size size, List<Account> accounts) {
        if (accounts.isEmpty()) {
            return 0;
        }
        var summary = ImportSummary.of(new RunImport(api, console).run(request(size, accounts)));
        var rows = (long) accounts.size() * size.rowsPerAccount();
        mustBeWhole(summary, rows);
        return summary.rowsPerSecond();
    }

    private static ImportRequest request(Size size, List<Account> accounts) {
        return ImportRequest.of(DateRange.preset("last-12-months"), accounts)
                .withEnrichment(false)
                .withBatches(size.batchSize())
                .inParallel(size.parallelAccounts());
    }

    private static void mustBeWhole(ImportSummary summary, long rows) {
        if (!summary.isComplete() || summary.rows().synced() != rows) {
            throw new WorkFailed("The import brought %d of %d rows, so its time says nothing."
                    .formatted(summary.rows().synced(), rows));
        }
    }

    private void print(Report report) {
        console.say("import: %s rows in %d accounts, batches of %d, %d accounts at a time, no enrichment"
                .formatted(
                        Figures.count(report.rows),
                        report.size.accounts(),
                        report.size.batchSize(),
                        report.size.parallelAccounts()));
        if (report.warmUpRowsPerSecond > 0) {
            console.say("  warmed up with %d other accounts, freshly started:  %,10.0f rows/s"
                    .formatted(report.size.warmUpAccounts(), report.warmUpRowsPerSecond));
        }
        console.say("  pipeline                       %8.1f s  %,10.0f rows/s"
                .formatted(report.pipelineSeconds, report.pipelineRowsPerSecond));
        console.say("  staging COPY + dedup INSERT    %8.1f s  %,10.0f rows/s"
                .formatted(report.copySeconds, report.copyRowsPerSecond));
        console.say("  ratio %.2f (to reach: 0.35); fsync of a page takes %.0f µs here"
                .formatted(report.ratio, report.fsyncMicros));
        console.say("  processor seconds meanwhile: "
                + report.cpuSeconds.entrySet().stream()
                        .map(part -> "%s %.1f".formatted(part.getKey(), part.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
