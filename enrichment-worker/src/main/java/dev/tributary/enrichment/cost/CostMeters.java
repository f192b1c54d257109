package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// What an operator is alerted by.
@ApplicationScoped
public class CostMeters {

    /// Calls whose price is in no price list; tagged with `resource`, the model or `bank_call`.
    public static final String UNKNOWN_PRICES = "tributary.cost.unknown.prices";

    /// Calls of a model nobody knows the cost of yet.
    public static final String UNSETTLED = "tributary.cost.unsettled.calls";

    /// Calls of a model that were not made because a budget was reached, tagged with `obstacle`.
    public static final String REFUSED = "tributary.cost.refused.calls";

    /// Tokens providers have counted, by `model` and `kind`.
    public static final String TOKENS = "tributary.model.tokens";

    /// Calls of a model, by `model` and `outcome`.
    public static final String MODEL_CALLS = "tributary.model.calls";

    /// What the ledger has taken at a known price, by `kind` of call and `currency`.
    public static final String SPENT = "tributary.cost.spent";

    private final MeterRegistry meters;
    private final AtomicLong unsettled = new AtomicLong();

    CostMeters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder(UNSETTLED, unsettled, AtomicLong::get)
                .description("Calls of a model whose cost is not known yet")
                .register(meters);
    }

    public void unknownPrice(String resource) {
        meters.counter(UNKNOWN_PRICES, "resource", resource).increment();
    }

    public void refused(String obstacle) {
        meters.counter(REFUSED, "obstacle", obstacle).increment();
    }

    /// What became of a call of a model.
    public enum ModelOutcome {
        SETTLED,
        NOT_BILLED,
        SILENT
    }

    public void modelCall(String model, ModelOutcome outcome) {
        meters.counter(MODEL_CALLS, "model", model, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    public void tokens(String model, TokenUsage usage) {
        tokens(model, "input", usage.inputTokens());
        tokens(model, "cached_input", usage.cachedInputTokens());
        tokens(model, "cache_write", usage.cacheWriteTokens());
        tokens(model, "output", usage.outputTokens());
    }

    private void tokens(String model, String kind, long tokens) {
        meters.counter(TOKENS, "model", model, "kind", kind).increment((double) tokens);
    }

    /// @param currency the one costs are shown in
    public void spent(Spending kind, BigDecimal cost, String currency) {
        meters.counter(SPENT, "kind", kind.name().toLowerCase(Locale.ROOT), "currency", currency)
                .increment(cost.doubleValue());
    }

    public enum Spending {
        BANK_CALL,
        MODEL_CALL
    }

    public void unsettled(long calls) {
        unsettled.set(calls);
    }
}
