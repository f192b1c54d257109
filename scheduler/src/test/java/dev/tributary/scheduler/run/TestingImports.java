package dev.tributary.scheduler.run;

import dev.tributary.contracts.GoldenImport;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ScheduleFired;
import java.util.UUID;

/// What the import context tells of the imports of runs.
final class TestingImports {

    private TestingImports() {}

    static ImportJobChanged changed(ScheduleFired fired, UUID jobId, long version, JobStatus status) {
        var origin = new ImportStatus.Origin(fired.scheduleId(), fired.runId(), null);
        var job = GoldenImport.of(jobId, version, status, origin, fired.dueAt());
        return new ImportJobChanged(UUID.randomUUID(), fired.dueAt(), fired.userId(), job);
    }
}
