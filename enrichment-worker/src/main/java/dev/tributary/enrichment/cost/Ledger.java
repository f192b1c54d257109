package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All costs there ever were.
public interface Ledger {

    /// Written once, however often it is recorded; its job is told of the change.
    void record(BankCall call);

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

    /// Models that were asked, by name.
    ///
    /// @param from inclusive
    /// @param to exclusive
    List<ModelCosts> byModel(String userId, Instant from, Instant to);

    /// What imports or runs really cost, by their id; those without costs are left out.
    Map<UUID, Costs> ofSubjects(String userId, List<UUID> subjectIds);

    /// Tells jobs of their sums where these changed since they were last told.
    ///
    /// @return how many jobs were told
    int tellChangedJobs(int most);

    record JobCosts(UUID jobId, Costs costs) {}

    record DayCosts(LocalDate day, Costs costs) {}

    /// @param calls those without a known cost included
    /// @param billed as the provider bills it; null when nothing was billed at a known price
    /// @param unknown calls without a known cost
    record ModelCosts(
            String model,
            long calls,
            long merchants,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            @Nullable BigDecimal billed,
            @Nullable String billedCurrency,
            BigDecimal cost,
            long unknown) {}
}
