package dev.tributary.bank.account.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PgAccounts implements Accounts {

    private static final String OF = AccountRows.SELECT
            + " WHERE a.user_id = $1 AND a.availability <> 'removed' ORDER BY c.connected_at, a.kind, a.account_id";
    private static final String FIND = AccountRows.SELECT + " WHERE a.user_id = $1 AND a.account_id = $2";

    private final Pool pool;

    PgAccounts(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<Account> of(String userId) {
        return pool.preparedQuery(OF).execute(Tuple.of(userId)).await().indefinitely().stream()
                .map(AccountRows::account)
                .toList();
    }

    @Override
    public Optional<Account> find(String userId, UUID accountId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, accountId)).await().indefinitely().stream()
                .map(AccountRows::account)
                .findFirst();
    }
}
