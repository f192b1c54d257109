package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.connection.AccessTokens;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.TokenRejected;
import dev.tributary.bank.truelayer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/// Makes a unit's call with a token that works. A rejected token is exchanged once; if the fresh one is rejected as
/// well it is the consent that is over.
@ApplicationScoped
class UnitCalls {

    private final AccessTokens accessTokens;

    UnitCalls(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    <T> T call(AccountSync sync, Account account, Function<Caller, T> call) {
        var token = accessTokens.of(account.connectionId());
        try {
            return call.apply(caller(sync, account, token));
        } catch (BankCallFailed failed) {
            if (!(failed.failure() instanceof TokenRejected)) {
                throw failed;
            }
            return call.apply(caller(sync, account, accessTokens.insteadOf(account.connectionId(), token)));
        }
    }

    private static Caller caller(AccountSync sync, Account account, String token) {
        return new Caller(
                account.userId(),
                account.connectionId(),
                account.provider().providerId(),
                sync.key().jobId(),
                account.accountId(),
                sync.request().personAddress(),
                token);
    }
}
