package dev.tributary.enrichment.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All costs there ever were.
public interface Ledger {

    /// Written once, however often it is recorded; its job is told of the change.
    void record(LedgerEntry entry);

    /// @param from inclusive
    /// @param to exclusive
    Costs between(String userId, Instant from, Instant to);

    /// Newest job first.
    ///
    /// @param after the last job of the page before; null for the first page
    List<JobCosts> byJob(String userId, @Nullable UUID after, int limit);

    /// Days that had costs, oldest first, UTC.
    ///
    /// @param from and to are both inclusive
    List<DayCosts> byDay(String userId, LocalDate from, LocalDate to);

    /// Tells jobs of their sums where these changed since they were last told.
    ///
    /// @return how many jobs were told
    int tellChangedJobs(int most);

    record JobCosts(UUID jobId, Costs costs) {}

    record DayCosts(LocalDate day, Costs costs) {}
}
