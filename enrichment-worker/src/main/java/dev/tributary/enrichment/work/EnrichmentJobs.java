package dev.tributary.enrichment.work;

import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.enrichment.ladder.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Jobs, their rows, and what became of them. Whatever changes is told to the import and to the bank in the same
/// transaction.
public interface EnrichmentJobs {

    /// A job nobody has heard of is active.
    JobState stateOf(UUID jobId);

    boolean hasTaken(UUID eventId);

    /// Stores rows that arrived.
    ///
    /// @param told when they were told: rows that were taken back since stay away
    Stored store(UUID eventId, Instant told, Batch batch, Arrival arrival);

    /// How rows arrive.
    sealed interface Arrival {

        /// Nobody asked for them yet.
        record Held() implements Arrival {}

        /// @param verdicts rows without one wait
        /// @param as the state the verdicts were reached under
        record Decided(Map<UUID, Verdict> verdicts, JobState as) implements Arrival {
            public Decided {
                verdicts = Map.copyOf(verdicts);
            }
        }
    }

    enum Stored {
        STORED,
        /// Nothing changed: the event has had its effect.
        TAKEN_BEFORE,
        /// Nothing changed: the job was paused, resumed or cancelled meanwhile.
        JOB_MOVED
    }

    /// Waiting rows of jobs that are active, which nobody else will take for some time.
    ///
    /// @param gathered how long new rows are left to gather
    List<Batch> claimWaiting(int mostRows, Duration claim, Duration gathered);

    /// Stores what became of claimed rows. Rows somebody has decided meanwhile stay as they are.
    ///
    /// @param soon when rows that are to be taken up again are
    void settle(Batch batch, Settlement settlement, Duration soon);

    /// @param version of the import when it changed; a version behind the last one changes nothing
    void move(UUID jobId, String userId, JobState state, long version);

    /// Has failed and parked rows wait again.
    ///
    /// @return how many; empty when the user has no such job
    Optional<Integer> retryFailed(UUID jobId, String userId);

    /// Rows that still wait fail, with that as the reason.
    ///
    /// @param subjectId of a job, or of a run
    /// @return how many; empty when the user has no such job or run
    Optional<Integer> cancelWaiting(UUID subjectId, String userId);

    /// Parked rows go on.
    ///
    /// @param userId whose; null for everybody's
    /// @return how many
    int unpark(@Nullable String userId);

    /// Parked rows go on whose time has come.
    ///
    /// @return how many
    int unparkDue(Instant now);

    /// Forgets rows a person took back.
    void remove(TransactionsRemoved removed);
}
