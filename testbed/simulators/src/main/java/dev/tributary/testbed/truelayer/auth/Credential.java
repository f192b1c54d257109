package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// One consent of one customer: what TrueLayer calls credentials, and a product calls a connection.
///
/// @param id the `sub` of every access token that follows from it
/// @param consentedAt when the customer last signed in at the bank
public record Credential(
        String id, Customer customer, Set<String> scopes, Instant consentedAt, Instant consentExpiresAt) {
    /// Consent lasts this long before the customer must be asked again.
    public static final Duration CONSENT = Duration.ofDays(90);

    static Credential given(String id, Customer customer, Set<String> scopes, Instant now) {
        return new Credential(id, customer, scopes, now, now.plus(CONSENT));
    }

    /// Reconfirmed without signing in at the bank again.
    Credential extended(Instant now) {
        return with(consentedAt, now.plus(CONSENT));
    }

    Credential with(Instant consentedAt, Instant consentExpiresAt) {
        return new Credential(id, customer, scopes, consentedAt, consentExpiresAt);
    }
}
