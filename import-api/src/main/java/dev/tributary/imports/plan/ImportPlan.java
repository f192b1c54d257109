package dev.tributary.imports.plan;

import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.job.ImportJob.Planned;
import java.util.List;

/// A stored plan with what the person should see before they start it.
public record ImportPlan(Planned job, List<PlannedAccount> accounts) {

    /// @param rows likely number of rows in the range
    public record PlannedAccount(ImportableAccount account, long rows, List<Warning> warnings) {}
}
