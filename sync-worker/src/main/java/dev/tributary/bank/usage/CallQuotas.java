package dev.tributary.bank.usage;

import java.time.Instant;
import java.util.UUID;

/// The unattended calls banks allow, counted once for all replicas.
public interface CallQuotas {

    /// Enters a call, if one is left, before it leaves.
    Reservation reserve(Allowance allowance, String providerId, Instant now);

    /// The call never reached the bank.
    void giveBack(Allowance allowance, Instant madeAt);

    /// The bank says that none is left, whatever we have counted.
    void block(Allowance allowance, Instant until);

    /// What is counted together.
    ///
    /// @param endpoint TrueLayer's resource, for example `accounts/transactions`
    record Allowance(UUID accountId, UUID connectionId, String endpoint) {}

    sealed interface Reservation {
        /// @param madeAt names the reservation when it is given back
        record Reserved(Instant madeAt) implements Reservation {}

        record NoneLeft(Instant until) implements Reservation {}
    }
}
