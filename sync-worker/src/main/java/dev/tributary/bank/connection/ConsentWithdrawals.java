package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Consents nobody uses here any more that TrueLayer has not been told of yet. Their tokens are kept just for that.
public interface ConsentWithdrawals {

    /// For tokens that never became a connection's.
    void begin(String userId, UUID connectionId, Tokens tokens);

    /// @return those of one connection, whether or not they are due, not to be had by anybody else until `busyUntil`
    List<Withdrawal> claim(UUID connectionId, Instant busyUntil);

    /// @return some that are due, not to be had by anybody else until `busyUntil`
    List<Withdrawal> claimDue(Instant now, Instant busyUntil);

    /// Stores refreshed tokens before they are used.
    void replaceTokens(Withdrawal withdrawal, Tokens tokens);

    void done(Withdrawal withdrawal);

    void tryAgain(Withdrawal withdrawal, Instant at, String cause);

    /// @param attempts before this one
    /// @param consentExpiresAt then it ends by itself; null when the bank does not tell
    record Withdrawal(
            UUID withdrawalId,
            UUID connectionId,
            String userId,
            Tokens tokens,
            int attempts,
            Instant begunAt,
            @Nullable Instant consentExpiresAt) {}
}
