package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import org.jspecify.annotations.Nullable;

/// What a call is about, as far as faults tell calls apart.
///
/// @param accountId as the product named it
public record Target(
        @Nullable String user,
        @Nullable String provider,
        @Nullable String accountId,
        Endpoint endpoint) {

    public static Target of(@Nullable Customer customer, @Nullable String accountId, Endpoint endpoint) {
        return customer == null
                ? new Target(null, null, accountId, endpoint)
                : new Target(customer.username(), customer.provider().id(), accountId, endpoint);
    }
}
