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
import dev.tributary.testbed.cli.truth.BankTruth;
import java.time.Duration;
import java.util.List;

/// What it brings to ask a slow bank for several accounts at once.
public final class ParallelBench {

    private static final BankUser PARALLEL = BankUser.named("parallel");
    private static final DateRange RANGE = DateRange.preset("last-30-days");

    private final Home home;
    private final Console console;

    public ParallelBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param ratio the time at once as a part of the time one by one
    public record Report(
            String bench, int accounts, long delayMillis, double oneByOneSeconds, double atOnceSeconds, double ratio) {}

    /// @param delay how long the bank thinks about each answer
    public Report run(Duration delay) {
        try (var world = new OwnStack(home, "bench", console)) {
            var started = world.start(WorldOptions.PLAIN);
            var api = started.api();
            var accounts = new ConnectBank(api).connect(PARALLEL);
            var bank = new BankTruth(started.state().simulatorUrl());
            // The first import is not measured: it stores the rows, so that both others find the same work.
            time(api, accounts, accounts.size());
            bank.delay(PARALLEL.name(), delay);
            var oneByOne = time(api, accounts, 1);
            var atOnce = time(api, accounts, accounts.size());
            var report = new Report(
                    "parallel",
                    accounts.size(),
                    delay.toMillis(),
                    Figures.seconds(oneByOne),
                    Figures.seconds(atOnce),
                    Figures.seconds(atOnce) / Figures.seconds(oneByOne));
            print(report);
            return report;
        }
    }

    private Duration time(GatewayApi api, List<Account> accounts, int parallel) {
        var request = ImportRequest.of(RANGE, accounts).withEnrichment(false).inParallel(parallel);
        var run = new RunImport(api, console).run(request);
        var summary = ImportSummary.of(run);
        if (!summary.isComplete()) {
            console.say(summary.lines());
            throw new WorkFailed("The import did not complete, so its time says nothing.");
        }
        return run.took();
    }

    private void print(Report report) {
        console.say("parallel: %d accounts of a bank that takes %d ms for each answer"
                .formatted(report.accounts, report.delayMillis));
        console.say("  one by one   %6.1f s".formatted(report.oneByOneSeconds));
        console.say("  all at once  %6.1f s".formatted(report.atOnceSeconds));
        console.say("  ratio %.2f".formatted(report.ratio));
    }
}
