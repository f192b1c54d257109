package dev.tributary.imports.plan.rest;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.plan.ImportPlan;
import dev.tributary.imports.plan.ImportPlan.PlannedAccount;
import dev.tributary.imports.plan.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan as clients see it.
///
/// @param estimatedTransactions rows: low, likely, high
record PlanDocument(
        UUID jobId,
        JobStatus status,
        int estimatedAccounts,
        Range estimatedTransactions,
        long estimatedDurationSeconds,
        int estimatedApiCalls,
        EstimatedCost estimatedCost,
        Dates dateRange,
        List<Account> accounts) {

    /// Each null while its price is not known.
    record EstimatedCost(
            @Nullable Money api,
            @Nullable Money enrichment,
            @Nullable Money total) {}

    /// Both ends included.
    record Dates(LocalDate fromDate, LocalDate toDate) {}

    record Account(
            UUID accountId,
            SourceKind kind,
            String displayName,
            String providerName,
            long estimatedTransactions,
            List<Warning> warnings) {

        static Account of(PlannedAccount planned) {
            var account = planned.account();
            return new Account(
                    account.id().value(),
                    account.kind(),
                    account.displayName(),
                    account.providerName(),
                    planned.rows(),
                    planned.warnings());
        }
    }

    static PlanDocument of(ImportPlan plan) {
        var facts = plan.job().facts();
        var estimate = facts.estimate();
        return new PlanDocument(
                facts.id().value(),
                JobStatus.PLANNED,
                plan.accounts().size(),
                estimate.transactions(),
                estimate.durationSeconds(),
                estimate.apiCalls(),
                new EstimatedCost(estimate.apiCost(), estimate.enrichmentCost(), estimate.totalCost()),
                new Dates(facts.range().from(), facts.range().to()),
                plan.accounts().stream().map(Account::of).toList());
    }
}
