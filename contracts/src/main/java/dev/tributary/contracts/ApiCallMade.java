package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call to TrueLayer, whatever came of it; the cost ledger has one entry for each.
///
/// @param jobId null when no import asked for the call
/// @param accountId null for calls about a whole connection
/// @param endpoint TrueLayer's resource, for example `accounts/transactions`
/// @param attended whether the person was present (`X-PSU-IP` was sent)
/// @param httpStatus 0 when no answer came
/// @param durationMillis from request to the end of the answer
public record ApiCallMade(
        UUID eventId,
        Instant occurredAt,
        String userId,
        @Nullable UUID jobId,
        @Nullable UUID accountId,
        String providerId,
        String endpoint,
        boolean attended,
        int httpStatus,
        long durationMillis)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.BANK_USAGE;
    }

    @Override
    public String key() {
        return userId;
    }
}
