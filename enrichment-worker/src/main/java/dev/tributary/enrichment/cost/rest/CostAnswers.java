package dev.tributary.enrichment.cost.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Ledger.ModelCosts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is told of costs. Where an amount is null nobody knows it.
final class CostAnswers {

    private CostAnswers() {}

    /// @param unsettledCalls calls of models nobody knows the cost of yet; they are among `llm_calls` and
    /// `unknown_prices`, and no part of any amount
    /// @param reserved what the unsettled ones can cost at most
    record Sums(@JsonUnwrapped Cost cost, long unsettledCalls, Money reserved) {
        static Sums of(Costs costs, String currency) {
            return new Sums(costs.in(currency), costs.unsettled(), Costs.money(costs.reserved(), currency));
        }
    }

    /// @param month such as `2026-11`
    /// @param savedByMemory what rows that memory answered would have cost in calls of models
    record SummaryAnswer(
            String month,
            @JsonUnwrapped Sums sums,
            @Nullable Money savedByMemory) {}

    record ImportsAnswer(List<CostOfImport> items, @Nullable String nextCursor) {}

    record CostOfImport(UUID jobId, @JsonUnwrapped Sums sums) {}

    /// Days without costs are left out.
    record DaysAnswer(List<CostOfDay> items) {}

    record CostOfDay(LocalDate day, @JsonUnwrapped Sums sums) {}

    record ModelsAnswer(String month, List<CostOfModel> items) {}

    /// @param billed as the provider bills it
    /// @param unknownCosts calls without a known cost
    record CostOfModel(
            String model,
            long calls,
            long merchants,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            @Nullable Money billed,
            Money cost,
            long unknownCosts) {
        static CostOfModel of(ModelCosts costs, String currency) {
            return new CostOfModel(
                    costs.model(),
                    costs.calls(),
                    costs.merchants(),
                    costs.inputTokens(),
                    costs.cachedInputTokens(),
                    costs.cacheWriteTokens(),
                    costs.outputTokens(),
                    costs.billed() == null || costs.billedCurrency() == null
                            ? null
                            : Costs.money(costs.billed(), costs.billedCurrency()),
                    Costs.money(costs.cost(), currency),
                    costs.unknown());
        }
    }

    /// @param costPerMerchant what asking a language model about one merchant cost on average
    record RungsAnswer(
            String month,
            List<CostOfRung> items,
            long rowsSparedByMemory,
            @Nullable Money costPerMerchant,
            @Nullable Money savedByMemory) {}

    record CostOfRung(String rung, long rows, Money cost) {}

    /// @param elapsed part of the month that is over, 0–1
    record ProjectionAnswer(
            String month,
            @JsonUnwrapped Sums soFar,
            BigDecimal elapsed,
            Money projectedApi,
            Money projectedEnrichment,
            Money projectedTotal) {}

    record ComparisonsAnswer(
            List<Comparison> items, @Nullable String nextCursor) {}

    /// @param kind `import` or `run`
    /// @param difference actual less estimated; null where either is unknown
    record Comparison(
            UUID id,
            String kind,
            Instant estimatedAt,
            @Nullable Long estimatedApiCalls,
            @Nullable Money estimatedApi,
            @Nullable Money estimatedEnrichment,
            @Nullable Money estimatedTotal,
            @JsonUnwrapped Sums actual,
            @Nullable Money difference) {}
}
