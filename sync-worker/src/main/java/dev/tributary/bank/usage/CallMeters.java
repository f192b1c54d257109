package dev.tributary.bank.usage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/// How banks answer, and how near we are to what they allow.
@ApplicationScoped
public class CallMeters {

    /// Calls that ended, and how long they took, by `provider`, `endpoint` and `outcome`.
    public static final String CALLS = "tributary.bank.calls";

    /// Calls that did not leave, by `provider` and `reason`.
    public static final String REFUSED = "tributary.bank.calls.refused";

    /// Calls banks count while the person is away, by `provider`.
    public static final String QUOTA_USED = "tributary.bank.quota.used";

    /// Calls a minute of all replicas that our own limit allows.
    public static final String RATE_LIMIT = "tributary.bank.rate.limit";

    private static final String PROVIDER = "provider";

    private final MeterRegistry meters;

    CallMeters(MeterRegistry meters, RatesConfig rates) {
        this.meters = meters;
        Gauge.builder(RATE_LIMIT, rates, RatesConfig::clientPerMinute)
                .description("Calls a minute our own limit allows all replicas together")
                .register(meters);
    }

    public void ended(BankCall call, CallOutcome outcome, Duration took) {
        meters.timer(CALLS, PROVIDER, call.providerId(), "endpoint", call.endpoint(), "outcome", word(outcome))
                .record(took);
    }

    void refused(BankCall call, Admission.Reason reason) {
        meters.counter(REFUSED, PROVIDER, call.providerId(), "reason", word(reason))
                .increment();
    }

    void quotaUsed(BankCall call) {
        meters.counter(QUOTA_USED, PROVIDER, call.providerId()).increment();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
