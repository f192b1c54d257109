package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person's imports, to look at.
public interface ImportHistory {

    /// Every field narrows; null does not.
    ///
    /// @param from and to limit when the import was planned; `to` is exclusive
    record Filter(
            @Nullable JobStatus status,
            @Nullable AccountId account,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable AskedBy askedBy) {}

    /// What made the person's imports.
    enum AskedBy {
        /// They planned it.
        PERSON,
        SCHEDULE,
        /// They retried an earlier one.
        RETRY
    }

    /// The last import of the page before.
    record Cursor(Instant plannedAt, JobId id) {}

    /// @param next where the next page starts; null on the last page
    record Page(List<ImportStatus> items, @Nullable Cursor next) {}

    /// What is going on and what ended lately, each oldest first but the last, which is newest first.
    record Queue(
            List<ImportStatus> queued,
            List<ImportStatus> running,
            List<ImportStatus> paused,
            List<ImportStatus> recentlyCompleted) {}

    Uni<Optional<ImportStatus>> status(JobId id, UserId owner);

    /// @param after null for the newest
    Uni<Page> page(UserId owner, Filter filter, @Nullable Cursor after, int limit);

    Uni<Queue> queue(UserId owner);
}
