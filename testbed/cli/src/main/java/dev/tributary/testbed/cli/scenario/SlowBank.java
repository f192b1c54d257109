package dev.tributary.testbed.cli.scenario;

import static dev.tributary.testbed.cli.scenario.Fault.TRANSACTIONS;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.gateway.DateRange;

/// A bank that takes longer than anybody waits, unless it may answer later.
final class SlowBank implements Scenario {

    private static final String JOHN = "john";

    @Override
    public String name() {
        return "slow-bank";
    }

    @Override
    public String story() {
        return "Every answer takes 6 s and times out after 2 unless it is asked for later; webhooks are lost, early or foreign.";
    }

    @Override
    public void play(Stage stage) {
        var accounts = stage.connect(JOHN);
        stage.bank()
                .faults(
                        JOHN,
                        Fault.of("slow")
                                .with("millis", 6_000)
                                .with("patience_millis", 2_000)
                                .at(TRANSACTIONS),
                        Fault.of("webhook").with("trouble", "early").times(1).at(TRANSACTIONS),
                        Fault.of("webhook")
                                .with("trouble", "foreign")
                                .after(1)
                                .times(1)
                                .at(TRANSACTIONS),
                        Fault.of("webhook").with("trouble", "lost").after(2).at(TRANSACTIONS));
        var job = stage.run(DateRange.preset("last-90-days"), accounts);
        var later = stage.bank().calls().stream()
                .filter(call -> call.outcome().equals("later"))
                .count();
        stage.expect(
                "a slow bank is asked to answer later, and everything arrives",
                job.status() == JobStatus.COMPLETED && later > 0,
                "%d answers asked for later; the import is %s".formatted(later, job.status()));
    }
}
