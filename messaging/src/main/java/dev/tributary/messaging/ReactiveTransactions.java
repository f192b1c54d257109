package dev.tributary.messaging;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [Transactions] for work that is reactive end to end. What a use case does through several ports is one transaction:
/// it goes with the Vert.x context of the request, the message or the tick the work belongs to.
@ApplicationScoped
public class ReactiveTransactions {

    private static final String GOING_ON = ReactiveTransactions.class.getName();

    private final Pool pool;

    ReactiveTransactions(Pool pool) {
        this.pool = pool;
    }

    /// Takes part in the transaction that goes on, or is one: it commits with the work and is rolled back with its
    /// failure.
    public <T> Uni<T> call(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var context = ownContext();
            if (context == null) {
                throw new IllegalStateException("a transaction needs a Vert.x context that belongs to its work alone");
            }
            var goingOn = context.<SqlConnection>getLocal(GOING_ON);
            return goingOn == null ? begin(context, work) : work.apply(goingOn);
        });
    }

    private <T> Uni<T> begin(Context context, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> {
            context.putLocal(GOING_ON, connection);
            return Uni.createFrom()
                    .deferred(() -> work.apply(connection))
                    .onTermination()
                    .invoke(() -> context.removeLocal(GOING_ON));
        });
    }

    /// One statement: in the transaction that goes on, or by itself.
    public Uni<RowSet<Row>> execute(String sql, Tuple values) {
        return Uni.createFrom().deferred(() -> {
            var context = ownContext();
            var goingOn = context == null ? null : context.<SqlConnection>getLocal(GOING_ON);
            return (goingOn == null ? pool : goingOn).preparedQuery(sql).execute(values);
        });
    }

    /// @return null where the context belongs to others, too
    private static @Nullable Context ownContext() {
        var context = Vertx.currentContext();
        return context == null || !VertxContext.isDuplicatedContext(context) ? null : context;
    }
}
