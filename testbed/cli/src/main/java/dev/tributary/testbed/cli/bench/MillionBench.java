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

/// What a very long account costs in memory.
public final class MillionBench {

    private static final BankUser MILLION = BankUser.named("million");
    private static final long ROWS = 1_000_000;
    private static final int BATCH = 1_000;
    private static final String SERVICE = "sync-worker";

    private final Home home;
    private final Console console;

    public MillionBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param growth the highest resident memory of the second half as a part of the first half's
    public record Report(
            String bench,
            long rows,
            double seconds,
            double rowsPerSecond,
            long peakHeapBytes,
            long peakResidentBytes,
            double growth) {}

    public Report run() {
        try (var world = new OwnStack(home, "bench", console)) {
            var started = world.start(WorldOptions.PLAIN);
            var api = started.api();
            var request = ImportRequest.of(DateRange.preset("last-12-months"), new ConnectBank(api).connect(MILLION))
                    .withEnrichment(false)
                    .withBatches(BATCH);
            try (var memory = MemoryWatch.withHeap(started.state(), SERVICE)) {
                var summary = ImportSummary.of(new RunImport(api, console).run(request));
                if (!summary.isComplete() || summary.rows().synced() != ROWS) {
                    console.say(summary.lines());
                    throw new WorkFailed("The import brought %d of %d rows, so its memory says nothing."
                            .formatted(summary.rows().synced(), ROWS));
                }
                var report = report(summary, memory.peaks());
                print(report);
                return report;
            }
        }
    }

    private static Report report(ImportSummary summary, MemoryWatch.Peaks peaks) {
        return new Report(
                "million",
                ROWS,
                summary.seconds(),
                summary.rowsPerSecond(),
                peaks.heap(),
                peaks.resident(),
                peaks.residentEarly() == 0 ? 0 : (double) peaks.residentLate() / peaks.residentEarly());
    }

    private void print(Report report) {
        console.say("million: one account of %s rows in %.1f s (%,.0f rows/s), batches of %d"
                .formatted(Figures.count(report.rows), report.seconds, report.rowsPerSecond, BATCH));
        console.say("  %s: heap at most %s, resident at most %s"
                .formatted(SERVICE, Figures.memory(report.peakHeapBytes), Figures.memory(report.peakResidentBytes)));
        console.say("  the second half took %.2f of the first half's memory (flat: 1.00; to reach: 256 MiB of heap)"
                .formatted(report.growth));
    }
}
