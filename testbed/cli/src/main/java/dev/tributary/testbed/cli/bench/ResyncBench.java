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

/// What it costs to be told the same rows again.
public final class ResyncBench {

    private static final BankUser BULK = BankUser.named("bulk");
    private static final int ACCOUNTS = 10;
    private static final int BATCH = 1_000;

    private final Home home;
    private final Console console;

    public ResyncBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param newRows that the second import believed to be new; anything but 0 is a fault
    /// @param ratio the second import's time as a part of the first one's
    public record Report(
            String bench, long rows, double firstSeconds, double againSeconds, long newRows, double ratio) {}

    /// @param rowsPerAccount in each of ten accounts
    public Report run(int rowsPerAccount) {
        try (var world = new OwnStack(home, "bench", console)) {
            var bulk = ACCOUNTS + "x" + rowsPerAccount;
            var api = world.start(new WorldOptions(null, false, bulk, Map.of())).api();
            var request = ImportRequest.of(DateRange.preset("last-12-months"), new ConnectBank(api).connect(BULK))
                    .withEnrichment(false)
                    .withBatches(BATCH);
            var first = ImportSummary.of(new RunImport(api, console).run(request));
            var again = ImportSummary.of(new RunImport(api, console).run(request));
            mustBeWhole(first, (long) ACCOUNTS * rowsPerAccount);
            mustBeWhole(again, again.rows().synced());
            var report = new Report(
                    "resync",
                    first.rows().synced(),
                    first.seconds(),
                    again.seconds(),
                    again.rows().synced(),
                    again.seconds() / first.seconds());
            print(report);
            return report;
        }
    }

    private static void mustBeWhole(ImportSummary summary, long rows) {
        if (!summary.isComplete() || summary.rows().synced() != rows) {
            throw new WorkFailed("The import brought %d of %d rows, so its time says nothing."
                    .formatted(summary.rows().synced(), rows));
        }
    }

    private void print(Report report) {
        console.say("resync: %s rows in %d accounts, imported twice".formatted(Figures.count(report.rows), ACCOUNTS));
        console.say("  the first time  %6.1f s".formatted(report.firstSeconds));
        console.say(
                "  again           %6.1f s, %s new rows".formatted(report.againSeconds, Figures.count(report.newRows)));
        console.say("  ratio %.2f (to reach: 0.65 or less, and 0 new rows)".formatted(report.ratio));
    }
}
