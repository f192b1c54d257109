package dev.tributary.testbed.cli.chaos;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was seen of one import, and what about it cannot be.
final class WatchedJob {

    private final UUID jobId;
    private final List<String> contradictions = new ArrayList<>();
    private @Nullable ImportStatus newest;

    WatchedJob(UUID jobId) {
        this.jobId = jobId;
    }

    UUID jobId() {
        return jobId;
    }

    synchronized void see(ImportStatus status) {
        var before = newest;
        if (before != null) {
            compare(before, status);
        }
        for (var account : status.accounts()) {
            if (!addsUp(account.counts())) {
                contradict("counts of %s do not add up: %s".formatted(account.displayName(), account.counts()));
            }
        }
        newest = status;
    }

    private void compare(ImportStatus before, ImportStatus after) {
        if (after.version() < before.version()) {
            contradict("version %d after %d".formatted(after.version(), before.version()));
        }
        if (before.status().isTerminal() && after.status() != before.status()) {
            contradict("%s after %s".formatted(after.status(), before.status()));
        }
        if (after.progress().percent() < before.progress().percent()) {
            contradict("%d %% after %d %%"
                    .formatted(after.progress().percent(), before.progress().percent()));
        }
    }

    /// What was sent before came once more: nothing about an import that is over may be another.
    synchronized void mustBeAsBefore(ImportStatus after) {
        var before = newest;
        if (before != null
                && !(before.status() == after.status()
                        && before.totalSoFar().equals(after.totalSoFar())
                        && before.progress().equals(after.progress())
                        && before.cost().equals(after.cost()))) {
            contradict("%s, %s, %s after everything came again; before %s, %s, %s"
                    .formatted(
                            after.status(),
                            after.totalSoFar(),
                            after.cost(),
                            before.status(),
                            before.totalSoFar(),
                            before.cost()));
        }
    }

    private static boolean addsUp(Counts counts) {
        return counts.served()
                == counts.synced() + counts.duplicates() + counts.updated() + counts.errors() + counts.outOfRange();
    }

    private void contradict(String what) {
        contradictions.add("job %s: %s".formatted(jobId, what));
    }

    synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    synchronized @Nullable ImportStatus newest() {
        return newest;
    }

    synchronized boolean isOver() {
        return newest != null && newest.status().isTerminal();
    }

    /// The days of an account that this import says it has brought whole.
    synchronized List<DateRange> completed(UUID accountId) {
        return newest == null
                ? List.of()
                : newest.accounts().stream()
                        .filter(account -> account.accountId().equals(accountId))
                        .filter(account -> account.status() == SyncStatus.COMPLETED && account.gap() == null)
                        .flatMap(account -> account.ranges().stream())
                        .toList();
    }
}
