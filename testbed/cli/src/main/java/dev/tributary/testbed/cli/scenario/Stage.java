package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.terminal.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Where a scenario is played: a product, a bank to steer, and a memory of what was done.
final class Stage {

    private static final Patience UNTIL_RUNNING = new Patience(Duration.ofSeconds(30));

    private final GatewayApi api;
    private final SteeredBank bank;
    private final Console console;
    private final List<Account> accounts = new ArrayList<>();
    private final List<ImportStatus> imports = new ArrayList<>();
    private final List<Invariant> expectations = new ArrayList<>();

    Stage(GatewayApi api, SteeredBank bank, Console console) {
        this.api = api;
        this.bank = bank;
        this.console = console;
    }

    SteeredBank bank() {
        return bank;
    }

    void say(String line) {
        console.say(line);
    }

    List<Account> connect(String user) {
        var connected = new ConnectBank(api).connect(BankUser.named(user));
        accounts.addAll(connected);
        say("Connected %s: %d accounts and cards."
                .formatted(connected.getFirst().providerName(), connected.size()));
        return connected;
    }

    List<Account> renewConsent(String user, UUID connectionId) {
        var renewed = new ConnectBank(api).renew(BankUser.named(user), connectionId);
        say("%s signed in at the bank again.".formatted(user));
        return renewed;
    }

    ImportStatus run(DateRange range, List<Account> chosen) {
        return remember(new RunImport(api, console)
                .run(ImportRequest.of(range, chosen).withEnrichment(false))
                .job());
    }

    /// Does something as soon as the import has begun, and follows it to its end.
    ImportStatus run(DateRange range, List<Account> chosen, int parallel, Runnable meanwhile) {
        var request = ImportRequest.of(range, chosen).withEnrichment(false).inParallel(parallel);
        var plan = api.plan(request);
        api.start(plan.jobId());
        UNTIL_RUNNING.await(() -> Optional.of(api.status(plan.jobId()))
                .filter(job -> job.totalSoFar().served() > 0 || job.status().isTerminal()));
        meanwhile.run();
        return remember(new RunImport(api, console).follow(plan.jobId()));
    }

    ImportStatus retry(ImportStatus earlier) {
        var again = api.retry(earlier.jobId());
        return remember(new RunImport(api, console).follow(again.jobId()));
    }

    /// What only this scenario must show.
    void expect(String claim, boolean holds, String figures) {
        expectations.add(new Invariant(claim, holds, figures));
    }

    private ImportStatus remember(ImportStatus job) {
        imports.add(job);
        say("Import %s: %,d new rows, %,d known already, %,d unreadable."
                .formatted(
                        job.status().name().toLowerCase(Locale.ROOT),
                        job.totalSoFar().synced(),
                        job.totalSoFar().duplicates(),
                        job.totalSoFar().errors()));
        return job;
    }

    /// The accounts as the product names them now.
    List<Account> accounts() {
        var known = accounts.stream().map(Account::accountId).toList();
        return api.accounts().stream()
                .filter(account -> known.contains(account.accountId()))
                .toList();
    }

    List<ImportStatus> imports() {
        return List.copyOf(imports);
    }

    List<Invariant> expectations() {
        return List.copyOf(expectations);
    }
}
