package dev.tributary.testbed.cli.progress;

import static dev.tributary.testbed.cli.terminal.Figures.count;
import static dev.tributary.testbed.cli.terminal.Figures.money;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.Money;
import dev.tributary.testbed.cli.progress.RunImport.Finished;
import dev.tributary.testbed.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came of an import.
///
/// @param estimatedCost before it started
/// @param actualCost from the cost ledger, as far as it was known when the import ended
public record ImportSummary(
        UUID jobId,
        JobStatus status,
        Counts rows,
        long estimatedRows,
        long categorised,
        @Nullable Money estimatedCost,
        Money actualCost,
        int apiCalls,
        int unknownPrices,
        double seconds,
        double rowsPerSecond,
        List<String> problems) {

    public static ImportSummary of(Finished run) {
        var job = run.job();
        return new ImportSummary(
                job.jobId(),
                job.status(),
                job.totalSoFar(),
                run.plan().estimatedTransactions().likely(),
                job.enrichment() == null ? 0 : job.enrichment().categorised(),
                run.plan().estimatedCost().total(),
                job.cost().total(),
                job.cost().apiCalls(),
                job.cost().unknownPrices(),
                Figures.seconds(run.took()),
                run.rowsPerSecond(),
                problems(job));
    }

    /// Only then did everything arrive.
    public boolean isComplete() {
        return status == JobStatus.COMPLETED;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Import %s in %.1f s (%,.0f rows/s)"
                .formatted(status.name().toLowerCase(Locale.ROOT), seconds, rowsPerSecond));
        lines.add("  rows         %s new, %s known already, %s changed, %s errors (estimated %s)"
                .formatted(
                        count(rows.synced()),
                        count(rows.duplicates()),
                        count(rows.updated()),
                        count(rows.errors()),
                        count(estimatedRows)));
        lines.add("  cost         %s%s for %d calls (estimated %s)"
                .formatted(unknownPrices == 0 ? "" : "at least ", money(actualCost), apiCalls, money(estimatedCost)));
        problems.forEach(problem -> lines.add("  problem      " + problem));
        return lines;
    }

    private static List<String> problems(ImportStatus job) {
        return job.accounts().stream()
                .filter(account -> account.status() == SyncStatus.FAILED)
                .map(ImportSummary::problem)
                .toList();
    }

    private static String problem(AccountStatus account) {
        var why = account.message() != null ? account.message() : String.valueOf(account.reason());
        return account.nextStep() == null
                ? "%s: %s".formatted(account.displayName(), why)
                : "%s: %s %s".formatted(account.displayName(), why, account.nextStep());
    }
}
