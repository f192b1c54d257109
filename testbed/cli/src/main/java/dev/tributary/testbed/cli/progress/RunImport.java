package dev.tributary.testbed.cli.progress;

import static dev.tributary.testbed.cli.terminal.Figures.count;
import static dev.tributary.testbed.cli.terminal.Figures.money;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.Plan;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Screen;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/// One import from its plan to its end, shown on the way.
public final class RunImport {

    private static final Patience WHILE_SERVICES_RETURN = new Patience(Duration.ofSeconds(60));

    private static final Patience LAST_COSTS = new Patience(Duration.ofSeconds(1));

    private final GatewayApi api;
    private final Console console;

    public RunImport(GatewayApi api, Console console) {
        this.api = api;
        this.console = console;
    }

    /// @param took from the start to the end as it was seen here
    public record Finished(Plan plan, ImportStatus job, Duration took) {

        /// Rows the bank served, each second.
        public double rowsPerSecond() {
            return Figures.perSecond(job.totalSoFar().served(), took);
        }
    }

    public Finished run(ImportRequest request) {
        var plan = WHILE_SERVICES_RETURN.ask(() -> api.plan(request));
        announce(plan);
        var started = System.nanoTime();
        WHILE_SERVICES_RETURN.ask(() -> api.start(plan.jobId()));
        var ended = follow(plan.jobId());
        var took = Duration.ofNanos(System.nanoTime() - started);
        return new Finished(plan, withLastCosts(ended), took);
    }

    /// The ledger tells of the last calls within a second after the last row.
    private ImportStatus withLastCosts(ImportStatus ended) {
        LAST_COSTS.await(Optional::empty);
        return WHILE_SERVICES_RETURN.ask(() -> api.status(ended.jobId()));
    }

    /// Shows a job that runs already until it has ended.
    public ImportStatus follow(UUID jobId) {
        try (var screen = console.screen()) {
            return new FollowImport(api, jobId, job -> show(screen, job)).untilEnded();
        }
    }

    private static void show(Screen screen, ImportStatus job) {
        var text = new ProgressText(screen.width(), ZoneId.systemDefault());
        screen.show(text.lines(job), text.inOneLine(job));
    }

    private void announce(Plan plan) {
        var rows = plan.estimatedTransactions();
        console.say("Importing %s to %s from %d accounts: about %s rows (%s to %s), %d calls, %d s, %s."
                .formatted(
                        plan.dateRange().fromDate(),
                        plan.dateRange().toDate(),
                        plan.estimatedAccounts(),
                        count(rows.likely()),
                        count(rows.low()),
                        count(rows.high()),
                        plan.estimatedApiCalls(),
                        plan.estimatedDurationSeconds(),
                        money(plan.estimatedCost().total())));
        for (var account : plan.accounts()) {
            account.warnings()
                    .forEach(warning ->
                            console.say("  note on %s: %s".formatted(account.displayName(), warning.message())));
        }
    }
}
