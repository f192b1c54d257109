package dev.tributary.testbed.cli.scenario;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.gateway.DateRange;

/// One account that is very long.
final class MillionRows implements Scenario {

    private static final int ROWS = 1_000_000;

    @Override
    public String name() {
        return "million-rows";
    }

    @Override
    public String story() {
        return "One account of 1,000,000 rows, twins among them.";
    }

    @Override
    public void play(Stage stage) {
        var accounts = stage.connect("million");
        var job = stage.run(DateRange.preset("last-12-months"), accounts);
        stage.expect(
                "every one of a million rows arrives",
                job.status() == JobStatus.COMPLETED && job.totalSoFar().synced() == ROWS,
                "%,d new rows".formatted(job.totalSoFar().synced()));
    }
}
