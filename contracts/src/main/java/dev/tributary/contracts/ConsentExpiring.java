package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;

/// A bank's consent ends soon; said once at 14, 7 and 1 days.
///
/// @param daysLeft 14, 7 or 1: the mark that was passed
/// @param consentExpiresAt from `/me`
public record ConsentExpiring(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID connectionId,
        String providerName,
        int daysLeft,
        Instant consentExpiresAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.BANK_CONNECTIONS;
    }

    @Override
    public String key() {
        return connectionId.toString();
    }
}
