package dev.tributary.testbed.cli.bench;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How often a token is refreshed when everything needs one at once.
public final class TokensBench {

    private static final BankUser BULK = BankUser.named("bulk");
    private static final int UNITS = 200;
    private static final int AT_ONCE = 10;

    /// Long enough for connecting on a busy machine: a token that is too old at once looks like consent withdrawn.
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(15);

    private static final Duration REFRESH_TAKES = Duration.ofSeconds(1);

    private final Home home;
    private final Console console;

    public TokensBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param refreshes as the bank counted them
    public record Report(String bench, int units, int imports, long refreshes, double seconds) {}

    public Report run() {
        try (var world = new OwnStack(home, "bench", console)) {
            var started = world.start(new WorldOptions(null, false, UNITS + "x20", Map.of()));
            var api = started.api();
            var bank = new BankTruth(started.state().simulatorUrl());
            bank.shortenTokens(BULK.name(), TOKEN_LIFETIME);
            var accounts = new ConnectBank(api).connect(BULK);
            var jobs = plan(api, accounts);
            expire(bank);
            var before = bank.refreshes();
            var began = System.nanoTime();
            jobs.forEach(api::start);
            for (var job : jobs) {
                mustComplete(new RunImport(api, console).follow(job));
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            var report = new Report("tokens", UNITS, jobs.size(), bank.refreshes() - before, took.toMillis() / 1000.0);
            print(report);
            return report;
        }
    }

    private static List<UUID> plan(GatewayApi api, List<Account> accounts) {
        var jobs = new ArrayList<UUID>();
        for (var first = 0; first < accounts.size(); first += AT_ONCE) {
            var some = accounts.subList(first, Math.min(accounts.size(), first + AT_ONCE));
            var request = ImportRequest.of(DateRange.preset("last-30-days"), some)
                    .withEnrichment(false)
                    .inParallel(AT_ONCE);
            jobs.add(api.plan(request).jobId());
        }
        return jobs;
    }

    /// The token at hand is too old when the work begins; the next one lives as long as usual, and takes a moment.
    private static void expire(BankTruth bank) {
        try {
            Thread.sleep(TOKEN_LIFETIME.plusSeconds(1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while waiting for a token to expire.", stopping);
        }
        bank.delayTokens(REFRESH_TAKES);
    }

    private static void mustComplete(ImportStatus job) {
        if (job.status() != JobStatus.COMPLETED) {
            throw new WorkFailed(
                    "The import %s is %s, so its refreshes say nothing.".formatted(job.jobId(), job.status()));
        }
    }

    private void print(Report report) {
        console.say("tokens: %d accounts of one connection in %d imports at once, whose token has expired"
                .formatted(report.units, report.imports));
        console.say("  %d refreshes, counted by the bank (to reach: exactly 1), in %.1f s"
                .formatted(report.refreshes, report.seconds));
    }
}
