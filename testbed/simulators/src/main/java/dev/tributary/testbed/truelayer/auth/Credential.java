package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// One consent of one customer: what TrueLayer calls credentials, and a product calls a connection.
///
/// @param id the `sub` of every access token that follows from it
public record Credential(String id, Customer customer, Set<String> scopes, Instant consentedAt) {
    /// Consent lasts this long before the customer must be asked again.
    public static final Duration CONSENT = Duration.ofDays(90);

    public Instant consentExpiresAt() {
        return consentedAt.plus(CONSENT);
    }
}
