package dev.tributary.testbed.cli.demo;

import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.Plan.Days;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.progress.ImportSummary;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.progress.RunImport.Finished;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.Proof;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The main job in front of one's eyes: connect, import a year, import it again, prove nothing was lost or
/// doubled.
public final class DemoRun {

    private static final DateRange A_YEAR = DateRange.preset("last-12-months");
    private static final Patience UNTIL_CATEGORIES_ARRIVE = new Patience(Duration.ofSeconds(20));

    private final GatewayApi api;
    private final ProveImport proving;
    private final DemoAccounts chosen;
    private final Console console;

    public DemoRun(GatewayApi api, BankTruth bank, DemoAccounts chosen, Console console) {
        this.api = api;
        this.proving = new ProveImport(api, bank);
        this.chosen = chosen;
        this.console = console;
    }

    public DemoReport run() {
        var began = System.nanoTime();
        var accounts = connect();
        console.say("");
        var first = new RunImport(api, console).run(ImportRequest.of(A_YEAR, accounts));
        var summary = ImportSummary.of(newest(first));
        console.say(summary.lines());
        var days = first.plan().dateRange();
        console.say(categorised(accounts, days, first).categoryLines());
        console.say("");
        console.say("The same import again:");
        var again = ImportSummary.of(new RunImport(api, console).run(ImportRequest.of(A_YEAR, accounts)));
        console.say("  %s new rows, %s known already, in %.1f s"
                .formatted(
                        Figures.count(again.rows().synced()),
                        Figures.count(again.rows().duplicates()),
                        again.seconds()));
        console.say("");
        var proof = proving.prove(accounts, days);
        console.say(proof.lines());
        return new DemoReport(summary, again, proof, Figures.seconds(Duration.ofNanos(System.nanoTime() - began)));
    }

    private List<Account> connect() {
        var began = System.nanoTime();
        var all = new ConnectBank(api).connect(chosen.user());
        var accounts = chosen.among(all);
        console.say("Connected %s through its sign-in page: %d accounts and cards, in %s."
                .formatted(
                        all.getFirst().providerName(),
                        all.size(),
                        Figures.time(Duration.ofNanos(System.nanoTime() - began))));
        return accounts;
    }

    /// The last call's price may reach the job just after its end.
    private Finished newest(Finished run) {
        return new Finished(run.plan(), api.status(run.job().jobId()), run.took());
    }

    /// Categories are decided in one service and shown by another, a moment later.
    private Proof categorised(List<Account> accounts, Days days, Finished run) {
        var expected =
                run.job().enrichment() == null ? 0 : run.job().enrichment().categorised();
        return UNTIL_CATEGORIES_ARRIVE
                .await(() ->
                        Optional.of(proving.prove(accounts, days)).filter(proof -> proof.categorised() >= expected))
                .orElseGet(() -> proving.prove(accounts, days));
    }
}
