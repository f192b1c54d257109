package dev.tributary.testbed.cli.scenario;

import static dev.tributary.testbed.cli.scenario.Fault.TRANSACTIONS;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.gateway.DateRange;

/// The consent runs out while an import goes on; after signing in again, every account has another identifier.
final class ConsentExpiresMidImport implements Scenario {

    private static final String JOHN = "john";
    private static final DateRange A_YEAR = DateRange.preset("last-12-months");

    @Override
    public String name() {
        return "consent-expires-mid-import";
    }

    @Override
    public String story() {
        return "Consent runs out half way; the person signs in again, all account ids change, a retry brings the rest.";
    }

    @Override
    public void play(Stage stage) {
        var accounts = stage.connect(JOHN);
        var bank = stage.bank();
        bank.faults(JOHN, Fault.of("latency").with("millis", 1_500).at(TRANSACTIONS));
        var cut = stage.run(A_YEAR, accounts, 1, () -> {
            stage.say("The first rows are here; the consent ends in 2 seconds.");
            bank.letConsentExpireIn(JOHN, 2);
        });
        stage.expect(
                "an import whose consent ended is not called complete",
                cut.status() == JobStatus.PARTIAL || cut.status() == JobStatus.FAILED,
                "it is " + cut.status());

        bank.faults(JOHN, Fault.of("new_account_ids"));
        var renewed = stage.renewConsent(JOHN, accounts.getFirst().connectionId());
        bank.liftFaults();
        var known = accounts.stream().map(account -> account.accountId()).toList();
        var remapped = renewed.stream()
                .filter(account -> known.contains(account.accountId()))
                .count();
        stage.expect(
                "accounts are recognised under their other identifiers",
                remapped == known.size(),
                "%d of %d".formatted(remapped, known.size()));
        var rest = stage.retry(cut);
        stage.expect("the retry brings the rest", rest.status() == JobStatus.COMPLETED, "it is " + rest.status());
    }
}
