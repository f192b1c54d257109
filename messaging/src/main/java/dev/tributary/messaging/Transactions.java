package dev.tributary.messaging;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.Function;

/// A database transaction as straight-line code, for work on virtual threads.
@ApplicationScoped
public class Transactions {

    private final Pool pool;

    Transactions(Pool pool) {
        this.pool = pool;
    }

    /// Commits when `work` returns, rolls back when it throws. Inside, queries are awaited: call it from a virtual
    /// thread only.
    public <T> T call(Function<SqlConnection, T> work) {
        var connection = pool.getConnection().await().indefinitely();
        try {
            var transaction = connection.begin().await().indefinitely();
            T result;
            try {
                result = work.apply(connection);
            } catch (Throwable failure) {
                transaction.rollback().onFailure().recoverWithNull().await().indefinitely();
                throw failure;
            }
            transaction.commit().await().indefinitely();
            return result;
        } finally {
            connection.close().onFailure().recoverWithNull().await().indefinitely();
        }
    }

    public void run(Consumer<SqlConnection> work) {
        call(connection -> {
            work.accept(connection);
            return true;
        });
    }
}
