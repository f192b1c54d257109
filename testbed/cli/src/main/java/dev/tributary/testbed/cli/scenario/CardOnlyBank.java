package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.gateway.DateRange;

/// A bank without accounts: what it does not offer is no failure.
final class CardOnlyBank implements Scenario {

    private static final String CARL = "john1";

    @Override
    public String name() {
        return "card-only-bank";
    }

    @Override
    public String story() {
        return "The bank offers cards alone and answers 501 to the rest; card debits arrive positive and are stored negative.";
    }

    @Override
    public void play(Stage stage) {
        var cards = stage.connect(CARL);
        stage.bank()
                .faults(
                        CARL,
                        Fault.of("status").with("status", 501).at("transactions/pending"),
                        Fault.of("status").with("status", 501).at("balance"));
        stage.expect(
                "a bank without accounts connects",
                cards.stream().allMatch(card -> card.kind() == SourceKind.CARD),
                "%d cards, 0 accounts".formatted(cards.size()));
        var job = stage.run(DateRange.preset("last-12-months"), cards);
        stage.expect(
                "what a bank does not offer is no failure",
                job.status() == JobStatus.COMPLETED,
                "the import is " + job.status());
    }
}
