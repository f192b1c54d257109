package dev.tributary.bank.usage;

import java.time.Instant;
import java.util.Optional;

/// How fast calls may leave, over all replicas. TrueLayer publishes no figure, so both are configuration.
public interface CallRates {

    /// Takes a place for one call, and waits for it when that is short.
    ///
    /// @return empty when the call may leave; otherwise when to come again
    Optional<Instant> take(String providerId);

    /// Over all banks.
    Headroom client();

    Headroom provider(String providerId);

    /// @param available calls that could leave at once
    record Headroom(int perMinute, long available) {}
}
