package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Jobs, their rows, and what became of them. Whatever changes is told to the import and to the bank in the same
/// transaction.
public interface EnrichmentJobs {

    /// A job nobody has heard of is active.
    JobState stateOf(UUID jobId);

    boolean hasTaken(UUID eventId);

    /// Stores rows that arrived, with their verdicts; rows without one wait.
    ///
    /// @param as the state the verdicts were reached under
    Stored store(UUID eventId, Batch batch, Map<UUID, Verdict> verdicts, JobState as);

    enum Stored {
        STORED,
        /// Nothing changed: the event has had its effect.
        TAKEN_BEFORE,
        /// Nothing changed: the job was paused, resumed or cancelled meanwhile.
        JOB_MOVED
    }

    /// Waiting rows of jobs that are active, which nobody else will take for some time.
    List<Batch> claimWaiting(int mostRows, Duration claim);

    /// Stores verdicts of claimed rows. Rows somebody has decided meanwhile stay as they are.
    void settle(Batch batch, Map<UUID, Verdict> verdicts);

    /// @param version of the import when it changed; a version behind the last one changes nothing
    void move(UUID jobId, String userId, JobState state, long version);

    /// Has failed rows wait again.
    ///
    /// @return how many; empty when the user has no such job
    Optional<Integer> retryFailed(UUID jobId, String userId);
}
