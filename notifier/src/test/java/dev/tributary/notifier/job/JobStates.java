package dev.tributary.notifier.job;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.time.Instant;
import java.util.UUID;

/// Imports to test with.
public final class JobStates {

    public static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    public static final String ALICE = "alice";
    public static final String BOB = "bob";

    private JobStates() {}

    public static JobState running(UUID jobId, long version) {
        return new JobState(jobId, ALICE, version, JobStatus.RUNNING, NOON, "{\"version\":" + version + "}");
    }

    public static JobState runningOf(String userId, UUID jobId, long version) {
        return new JobState(jobId, userId, version, JobStatus.RUNNING, NOON, "{}");
    }

    public static JobState completed(UUID jobId, long version) {
        return new JobState(jobId, ALICE, version, JobStatus.COMPLETED, NOON, "{}");
    }

    static JobState ended(UUID jobId, Instant at) {
        return new JobState(jobId, ALICE, 9, JobStatus.COMPLETED, at, "x".repeat(10));
    }
}
