package dev.tributary.bank.account.rest;

import dev.tributary.bank.usage.CallRates.Headroom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast the banks may be asked.
///
/// @param client over all banks and everybody
record LimitsView(RateView client, List<ProviderLimits> providers) {

    LimitsView {
        providers = List.copyOf(providers);
    }

    /// @param available calls that could leave at once
    record RateView(int callsPerMinute, long available) {
        static RateView of(Headroom headroom) {
            return new RateView(headroom.perMinute(), Math.max(0, headroom.available()));
        }
    }

    /// @param restsUntil while a bank that kept failing is left alone; null otherwise
    /// @param answersLater whether its answers are asked for and fetched later
    record ProviderLimits(
            String providerId,
            String displayName,
            RateView rate,
            @Nullable Instant restsUntil,
            boolean answersLater) {}
}
