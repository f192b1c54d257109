package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportJob.Planned;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// All imports. The only place that knows how a change is stored and told: load, decide, store if
/// nobody else changed it, and write what others must hear, in one transaction; decide again when
/// somebody else was faster.
public interface ImportJobs {

    /// A decision that holds, with the job's document as it now is.
    record Change(Decision decision, ImportStatus status) {

        /// Whether the queue is worth a look: one more waits, or one less runs.
        boolean concernsQueue() {
            return decision instanceof Decision.Moved moved
                    && moved.events().stream().anyMatch(ImportJobEvent::concernsQueue);
        }
    }

    /// @return the document of the new import
    Uni<ImportStatus> add(Planned job);

    /// @return empty when there is none, or it is another person's
    Uni<Optional<ImportJob>> find(JobId id, UserId owner);

    /// @return the import that a run of a schedule has made; empty before the first time
    Uni<Optional<JobId>> madeBy(UUID runId);

    /// A person's move on their own import.
    ///
    /// @return empty when there is none, or it is another person's
    Uni<Optional<Change>> change(JobId id, UserId owner, Actor by, Function<ImportJob, Decision> move);

    /// A move that follows from what another context told.
    ///
    /// @return empty when the import is forgotten
    Uni<Optional<Change>> follow(JobId id, Actor by, Function<ImportJob, Decision> move);

    /// Lets queued imports run, in their order, as far as the limits allow; one replica decides at a time.
    ///
    /// @return how many were let in
    Uni<Integer> admit(Instant now);

    /// Gets going again, or ends, what nobody is working on; each import is in one replica's hands at a time.
    ///
    /// @return how many changed
    Uni<Integer> reconcile(RecoveryLimits limits, Instant now);

    /// Tells what was held back because the import had changed a moment before, and was not told since.
    ///
    /// @return how many imports were told of
    Uni<Integer> tellHeldBack();

    /// Takes a finished import out of the person's history.
    Uni<Void> forget(JobId id, UserId owner);
}
