package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.ImportJob.Planned;
import java.util.List;

/// A stored plan with what the person should see before they start it.
public record ImportPlan(Planned job, Forecast.Spread spread, List<PlannedAccount> accounts) {

    /// @param days that will be asked for; none when there is nothing to do
    /// @param rows in these days
    public record PlannedAccount(
            ImportableAccount account, Days days, Range rows, Calls calls, List<Warning> warnings) {}
}
