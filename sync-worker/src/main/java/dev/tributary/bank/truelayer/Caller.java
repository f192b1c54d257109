package dev.tributary.bank.truelayer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// On whose behalf a call is made, and with which token.
///
/// @param jobId null when no import asked for it
/// @param accountId ours; null when the call is about a whole connection
/// @param personAddress sent as `X-PSU-IP`; null unless the person is present
public record Caller(
        String userId,
        UUID connectionId,
        String providerId,
        @Nullable UUID jobId,
        @Nullable UUID accountId,
        @Nullable String personAddress,
        String accessToken) {

    public Caller withToken(String token) {
        return new Caller(userId, connectionId, providerId, jobId, accountId, personAddress, token);
    }

    /// For a call that is about one account.
    public Caller about(UUID account) {
        return new Caller(userId, connectionId, providerId, jobId, account, personAddress, accessToken);
    }

    @Override
    public String toString() {
        return "Caller[connectionId=%s, jobId=%s, accountId=%s]".formatted(connectionId, jobId, accountId);
    }
}
