package dev.tributary.testbed.cli.gateway;

import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer of `POST /import/plan`.
public record Plan(
        UUID jobId,
        int estimatedAccounts,
        Range estimatedTransactions,
        long estimatedDurationSeconds,
        int estimatedApiCalls,
        Cost estimatedCost,
        Days dateRange,
        List<PlannedAccount> accounts) {

    /// Each null while its price is not known.
    public record Cost(
            @Nullable Money api,
            @Nullable Money enrichment,
            @Nullable Money total) {}

    public record Days(LocalDate fromDate, LocalDate toDate) {}

    public record PlannedAccount(UUID accountId, String displayName, List<Warning> warnings) {}

    public record Warning(String code, String message) {}
}
