package dev.tributary.scheduler.run;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.ScheduleFired;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the import context tells of the imports of runs.
final class TestingImports {

    private TestingImports() {}

    static ImportJobChanged changed(ScheduleFired fired, UUID jobId, long version, JobStatus status) {
        var nothing = Money.zero("GBP");
        var job = new ImportStatus(
                jobId,
                version,
                status,
                new ImportStatus.Origin(fired.scheduleId(), fired.runId(), null),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 28),
                true,
                200,
                5,
                fired.dueAt(),
                null,
                status.isTerminal() ? fired.dueAt().plusSeconds(60) : null,
                null,
                new ImportStatus.Progress(0, 1, 0),
                List.of(),
                Counts.NONE,
                null,
                new ImportStatus.Estimate(new ImportStatus.Range(0, 0, 0), 0, 0, nothing, nothing, nothing),
                null,
                ImportStatus.Cost.none("GBP"),
                null,
                null,
                null,
                null);
        return new ImportJobChanged(UUID.randomUUID(), fired.dueAt(), fired.userId(), job);
    }
}
