package dev.tributary.enrichment.cost;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
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

    public void unsettled(long calls) {
        unsettled.set(calls);
    }
}
