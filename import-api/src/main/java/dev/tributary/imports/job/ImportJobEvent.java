package dev.tributary.imports.job;

import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.Days;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to an import in one move.
public sealed interface ImportJobEvent {

    JobId job();

    Instant at();

    /// Whether one more import waits for its turn, or one less runs.
    default boolean concernsQueue() {
        return switch (this) {
            case JobQueued _, JobPaused _, JobCancelled _, JobEnded _ -> true;
            case JobAdmitted _,
                    AccountDispatched _,
                    AccountResent _,
                    AccountGivenUp _,
                    EnrichmentGivenUp _,
                    JobResumed _,
                    SyncEnded _ -> false;
        };
    }

    record JobQueued(JobId job, Instant at) implements ImportJobEvent {}

    record JobAdmitted(JobId job, Instant at) implements ImportJobEvent {}

    /// An account goes to a worker.
    ///
    /// @param personAddress null when nobody is present
    record AccountDispatched(
            JobId job,
            AccountId account,
            Days days,
            @Nullable String personAddress,
            Instant at) implements ImportJobEvent {}

    /// Nothing was heard of an account for long, so it is sent out again. Nobody is present for that.
    record AccountResent(JobId job, AccountId account, Days days, Instant at) implements ImportJobEvent {}

    /// Nothing was heard of an account however often it was sent out.
    record AccountGivenUp(JobId job, AccountId account, Instant at) implements ImportJobEvent {}

    /// Nothing was heard of enrichment for long.
    record EnrichmentGivenUp(JobId job, Instant at) implements ImportJobEvent {}

    record JobPaused(JobId job, Instant at) implements ImportJobEvent {}

    record JobResumed(JobId job, Instant at) implements ImportJobEvent {}

    record JobCancelled(JobId job, Instant at) implements ImportJobEvent {}

    /// Every account is over; enrichment still has rows to answer for.
    record SyncEnded(JobId job, Instant at) implements ImportJobEvent {}

    record JobEnded(JobId job, Outcome outcome, Instant at) implements ImportJobEvent {}
}
