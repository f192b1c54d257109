package dev.tributary.imports.plan.rest;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.plan.Calls;
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
/// @param estimatedDurationRange seconds, around the likely ones of `estimatedDurationSeconds`
/// @param estimatedCallsRange around `estimatedApiCalls`
record PlanDocument(
        UUID jobId,
        JobStatus status,
        int estimatedAccounts,
        Range estimatedTransactions,
        long estimatedDurationSeconds,
        Range estimatedDurationRange,
        int estimatedApiCalls,
        Range estimatedCallsRange,
        EstimatedCost estimatedCost,
        Dates dateRange,
        List<Account> accounts) {

    /// Each null while its price is not known.
    ///
    /// @param least the total if all goes well
    /// @param most the total if it does not
    record EstimatedCost(
            @Nullable Money api,
            @Nullable Money enrichment,
            @Nullable Money total,
            @Nullable Money least,
            @Nullable Money most) {}

    /// Both ends included.
    record Dates(LocalDate fromDate, LocalDate toDate) {

        static Dates of(DateRange range) {
            return new Dates(range.from(), range.to());
        }
    }

    /// @param ranges the days that will be asked for, oldest first; empty when there is nothing to do
    /// @param calls how many, beside what the bank allows
    record Account(
            UUID accountId,
            SourceKind kind,
            String displayName,
            String providerName,
            Range estimatedTransactions,
            List<Dates> ranges,
            Calls calls,
            List<Warning> warnings) {

        static Account of(PlannedAccount planned) {
            var account = planned.account();
            return new Account(
                    account.id().value(),
                    account.kind(),
                    account.displayName(),
                    account.providerName(),
                    planned.rows(),
                    planned.days().ranges().stream().map(Dates::of).toList(),
                    planned.calls(),
                    planned.warnings());
        }
    }

    static PlanDocument of(ImportPlan plan) {
        var facts = plan.job().facts();
        var estimate = facts.estimate();
        var spread = plan.spread();
        return new PlanDocument(
                facts.id().value(),
                JobStatus.PLANNED,
                plan.accounts().size(),
                estimate.transactions(),
                estimate.durationSeconds(),
                spread.durationSeconds(),
                estimate.apiCalls(),
                spread.apiCalls(),
                new EstimatedCost(
                        estimate.apiCost(),
                        estimate.enrichmentCost(),
                        estimate.totalCost(),
                        spread.leastCost(),
                        spread.mostCost()),
                Dates.of(facts.range()),
                plan.accounts().stream().map(Account::of).toList());
    }
}
