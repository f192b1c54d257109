package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.ConsentEnded;
import dev.tributary.bank.truelayer.BankFailure.TokenRejected;
import dev.tributary.bank.truelayer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks a connection's bank with a token that works. A rejected one is exchanged once; a consent that turns out to be
/// over is noted before the failure is passed on.
@ApplicationScoped
class AskBank {

    private final AccessTokens accessTokens;
    private final Connections connections;

    AskBank(AccessTokens accessTokens, Connections connections) {
        this.accessTokens = accessTokens;
        this.connections = connections;
    }

    /// @param jobId null when no import asks
    /// @param personAddress null unless the person is present
    /// @throws BankCallFailed when the bank could not answer
    <T> T ask(
            Connection connection, @Nullable UUID jobId, @Nullable String personAddress, Function<Caller, T> question) {
        var connectionId = connection.connectionId();
        try {
            var token = accessTokens.of(connectionId);
            var caller = new Caller(
                    connection.userId(),
                    connectionId,
                    connection.provider().providerId(),
                    jobId,
                    null,
                    personAddress,
                    token);
            try {
                return question.apply(caller);
            } catch (BankCallFailed failed) {
                if (!(failed.failure() instanceof TokenRejected)) {
                    throw failed;
                }
                return question.apply(caller.withToken(accessTokens.insteadOf(connectionId, token)));
            }
        } catch (BankCallFailed failed) {
            if (failed.failure() instanceof ConsentEnded || failed.failure() instanceof TokenRejected) {
                connections.needReauthorisation(connectionId);
            }
            throw failed;
        }
    }
}
