package dev.tributary.enrichment.cost.rest;

import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Estimates.Estimate;
import dev.tributary.enrichment.cost.rest.CostAnswers.Comparison;
import dev.tributary.enrichment.cost.rest.CostAnswers.ComparisonsAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.Sums;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An estimate beside what it came to. A difference to something unknown is unknown.
final class Comparisons {

    private Comparisons() {}

    static Comparison of(Estimate estimate, Costs actual) {
        var total = sum(estimate.bank(), estimate.models());
        var isKnown = total != null && actual.unknownPrices() == 0;
        return new Comparison(
                estimate.subjectId(),
                estimate.kind().code(),
                estimate.estimatedAt(),
                estimate.bankCalls(),
                money(estimate.bank(), estimate.currency()),
                money(estimate.models(), estimate.currency()),
                money(total, estimate.currency()),
                Sums.of(actual, estimate.currency()),
                isKnown ? money(actual.total().subtract(total), estimate.currency()) : null);
    }

    static Csv csv(ComparisonsAnswer answer) {
        var csv = new Csv(Csv.withSums(
                "id",
                "kind",
                "estimated_at",
                "estimated_api_calls",
                "estimated_api",
                "estimated_api_currency",
                "estimated_enrichment",
                "estimated_enrichment_currency",
                "estimated_total",
                "estimated_total_currency",
                "difference",
                "difference_currency"));
        answer.items()
                .forEach(item -> csv.row(
                        item.id(),
                        item.kind(),
                        item.estimatedAt(),
                        item.estimatedApiCalls(),
                        Csv.amount(item.estimatedApi()),
                        Csv.amount(item.estimatedEnrichment()),
                        Csv.amount(item.estimatedTotal()),
                        Csv.amount(item.difference()),
                        item.actual()));
        return csv;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Costs.money(amount, currency);
    }
}
