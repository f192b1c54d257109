package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.progress.ImportSummary;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.util.Map;

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
    public record Size(int accounts, int rowsPerAccount, int batchSize, int parallelAccounts) {

        long rows() {
            return (long) accounts * rowsPerAccount;
        }
    }

    /// @param ratio rows a second of the pipeline, as a part of staging `COPY` + dedup `INSERT` of the same rows
    public record Report(
            String bench,
            Size size,
            long rows,
            double pipelineSeconds,
            double pipelineRowsPerSecond,
            double copySeconds,
            double copyRowsPerSecond,
            double ratio,
            double fsyncMicros) {}

    public Report run(Size size) {
        try (var world = new OwnStack(home, "bench", console)) {
            var bulk = size.accounts() + "x" + size.rowsPerAccount();
            var started = world.start(new WorldOptions(null, false, bulk, Map.of()));
            var api = started.api();
            var accounts = new ConnectBank(api).connect(BULK);
            var request = ImportRequest.of(DateRange.preset("last-12-months"), accounts)
                    .withEnrichment(false)
                    .withBatches(size.batchSize())
                    .inParallel(size.parallelAccounts());
            var pipeline = new RunImport(api, console).run(request);
            var summary = ImportSummary.of(pipeline);
            console.say(summary.lines());
            mustBeWhole(summary, size);
            var copy = new StagingCopy(world.directory(), started.state().databaseUrl()).run(size.rows());
            var fsync = FsyncTime.in(world.directory());
            var report = new Report(
                    "import",
                    size,
                    size.rows(),
                    Figures.seconds(pipeline.took()),
                    Figures.perSecond(size.rows(), pipeline.took()),
                    Figures.seconds(copy),
                    Figures.perSecond(size.rows(), copy),
                    Figures.seconds(copy) / Figures.seconds(pipeline.took()),
                    fsync.toNanos() / 1000.0);
            print(report);
            return report;
        }
    }

    private static void mustBeWhole(ImportSummary summary, Size size) {
        if (!summary.isComplete() || summary.rows().synced() != size.rows()) {
            throw new WorkFailed("The import brought %d of %d rows, so its time says nothing."
                    .formatted(summary.rows().synced(), size.rows()));
        }
    }

    private void print(Report report) {
        console.say("import: %s rows in %d accounts, batches of %d, %d accounts at a time, no enrichment"
                .formatted(
                        Figures.count(report.rows),
                        report.size.accounts(),
                        report.size.batchSize(),
                        report.size.parallelAccounts()));
        console.say("  pipeline                       %8.1f s  %,10.0f rows/s"
                .formatted(report.pipelineSeconds, report.pipelineRowsPerSecond));
        console.say("  staging COPY + dedup INSERT    %8.1f s  %,10.0f rows/s"
                .formatted(report.copySeconds, report.copyRowsPerSecond));
        console.say("  ratio %.2f; fsync of a page takes %.0f µs here".formatted(report.ratio, report.fsyncMicros));
    }
}
