package dev.tributary.testbed.cli.scenario;

import static dev.tributary.testbed.cli.scenario.Fault.TRANSACTIONS;

import dev.tributary.testbed.cli.gateway.DateRange;

/// Everything goes wrong that passes again, and the bank changes its mind between two imports.
final class BadBankDay implements Scenario {

    private static final String JOHN = "john";
    private static final DateRange A_YEAR = DateRange.preset("last-12-months");

    @Override
    public String name() {
        return "bad-bank-day";
    }

    @Override
    public String story() {
        return "Errors in bursts, broken answers, drifting ids, late rows; then payments settle and rows are withdrawn.";
    }

    @Override
    public void play(Stage stage) {
        var accounts = stage.connect(JOHN);
        var bank = stage.bank();
        bank.faults(
                JOHN,
                Fault.of("burst")
                        .with("status", 503)
                        .with("failures", 2)
                        .with("every", 5)
                        .at(TRANSACTIONS),
                Fault.of("truncated").times(1).at(TRANSACTIONS),
                Fault.of("reset").after(3).times(1).at(TRANSACTIONS),
                Fault.of("broken_json").after(6).times(1).at(TRANSACTIONS),
                Fault.of("html_page").after(9).times(1).at(TRANSACTIONS),
                Fault.of("transaction_id_drift").at(TRANSACTIONS),
                Fault.of("unknown_values").at(TRANSACTIONS),
                Fault.of("late_rows").with("days", 9).with("every", 4).at(TRANSACTIONS));
        stage.say("The bank fails in bursts, breaks answers off, renames rows, and holds some of the last days back.");
        stage.run(A_YEAR, accounts);

        bank.liftFaults();
        var settled = 0;
        for (var account : accounts) {
            settled += bank.settle(account.providerAccountId());
        }
        var current = accounts.getFirst().providerAccountId();
        bank.withdraw(current, 2);
        bank.bookTwins(current, "CORNER KIOSK", "-2.40");
        stage.say("%d pending payments settle, 2 rows are withdrawn, twins are booked, the late rows appear."
                .formatted(settled));
        stage.run(A_YEAR, accounts);
    }
}
