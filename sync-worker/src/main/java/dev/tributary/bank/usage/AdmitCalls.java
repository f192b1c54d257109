package dev.tributary.bank.usage;

import dev.tributary.bank.usage.Admission.Admitted;
import dev.tributary.bank.usage.Admission.Refused;
import dev.tributary.bank.usage.CallQuotas.Allowance;
import dev.tributary.bank.usage.CallQuotas.Reservation.NoneLeft;
import dev.tributary.bank.usage.CallQuotas.Reservation.Reserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Every call to TrueLayer's Data API passes here, and no other way leads out.
@ApplicationScoped
public class AdmitCalls {

    private final Breaker breaker;
    private final CallRates rates;
    private final CallQuotas quotas;
    private final AnsweredRequests answered;
    private final QuotaConfig config;
    private final CallMeters meters;
    private final Clock clock;

    AdmitCalls(
            Breaker breaker,
            CallRates rates,
            CallQuotas quotas,
            AnsweredRequests answered,
            QuotaConfig config,
            CallMeters meters,
            Clock clock) {
        this.breaker = breaker;
        this.rates = rates;
        this.quotas = quotas;
        this.answered = answered;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// @param request what makes two requests of a connection identical: path and query
    public Admission admit(BankCall call, String request) {
        var admission = decide(call, request);
        switch (admission) {
            case Refused refused -> meters.refused(call, refused.reason());
            case Admitted admitted -> {
                if (admitted.reservedAt() != null) {
                    meters.quotaUsed(call);
                }
            }
        }
        return admission;
    }

    private Admission decide(BankCall call, String request) {
        var now = clock.instant();
        var resting = breaker.held(call.providerId(), now);
        if (resting.isPresent()) {
            return new Refused(Admission.Reason.PROVIDER_RESTS, resting.get());
        }
        var tooFast = rates.take(call.providerId());
        return tooFast.isPresent()
                ? new Refused(Admission.Reason.RATE, tooFast.get())
                : withinQuota(call, request, now);
    }

    private Admission withinQuota(BankCall call, String request, Instant now) {
        var allowance = allowance(call);
        if (allowance == null) {
            return new Admitted(now, null, null);
        }
        var cachedSince = answered.answeredAt(call.connectionId(), request, now.minus(config.cacheLife()));
        if (cachedSince.isPresent()) {
            return new Admitted(now, cachedSince.get(), null);
        }
        if (call.attended()) {
            return new Admitted(now, null, null);
        }
        return switch (quotas.reserve(allowance, call.providerId(), now)) {
            case Reserved(var madeAt) -> new Admitted(now, null, madeAt);
            case NoneLeft(var until) -> new Refused(Admission.Reason.QUOTA, until);
        };
    }

    /// Tells what became of an admitted call.
    public void ended(BankCall call, String request, Admitted admitted, CallOutcome outcome) {
        if (outcome != CallOutcome.NEVER_SENT) {
            breaker.ended(call.providerId(), outcome == CallOutcome.BANK_FAILED, clock.instant());
        }
        var allowance = allowance(call);
        if (allowance == null) {
            return;
        }
        switch (outcome) {
            case ANSWERED -> {
                if (admitted.cachedSince() == null) {
                    answered.answered(call.connectionId(), request, admitted.at());
                }
            }
            case NOT_ASKED, NEVER_SENT -> {
                if (admitted.reservedAt() != null) {
                    quotas.giveBack(allowance, admitted.reservedAt());
                }
            }
            case QUOTA_USED_UP -> {
                if (!call.attended()) {
                    quotas.block(allowance, nextDay());
                }
            }
            case BANK_FAILED, FAILED -> {}
        }
    }

    /// Which day the bank means it does not say.
    private Instant nextDay() {
        return clock.instant()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    /// Calls about a whole connection are not limited, nor is fetching what was asked for before.
    private static @Nullable Allowance allowance(BankCall call) {
        return call.accountId() == null || call.endpoint().equals("results")
                ? null
                : new Allowance(call.accountId(), call.connectionId(), call.endpoint());
    }
}
