package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.testbed.cli.gateway.DateRange;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A bank that shows old rows only within minutes of consent.
final class FirstConsentEu implements Scenario {

    private static final String ERIKA = "john4";
    private static final int WINDOW = 90;

    @Override
    public String name() {
        return "first-consent-eu";
    }

    @Override
    public String story() {
        return "Old rows come only within minutes of consent; later the days before are a gap, and told as one.";
    }

    @Override
    public void play(Stage stage) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var accounts = stage.connect(ERIKA);
        stage.bank().faults(ERIKA, Fault.of("sca_window").with("seconds", 300).with("days", WINDOW));
        stage.say("Just after consent, 300 days are asked for:");
        var early = stage.run(DateRange.between(today.minusDays(300), today), accounts);

        stage.bank().letConsentAge(ERIKA, 3_600);
        stage.say("An hour later, 500 days are asked for:");
        var late = stage.run(DateRange.between(today.minusDays(500), today), accounts);

        stage.expect("deep history comes right after consent", gaps(early) == 0, "%d gaps".formatted(gaps(early)));
        stage.expect(
                "days the bank keeps back are told as a gap",
                gaps(late) + failures(late) == late.accounts().size(),
                "%d of %d accounts tell of it"
                        .formatted(gaps(late) + failures(late), late.accounts().size()));
    }

    private static long gaps(ImportStatus job) {
        return job.accounts().stream().filter(account -> account.gap() != null).count();
    }

    /// To fail and say why is another way to tell.
    private static long failures(ImportStatus job) {
        return job.accounts().stream()
                .filter(account -> account.gap() == null)
                .filter(FirstConsentEu::hasFailed)
                .count();
    }

    private static boolean hasFailed(AccountStatus account) {
        return account.status() == ImportStatus.SyncStatus.FAILED;
    }
}
