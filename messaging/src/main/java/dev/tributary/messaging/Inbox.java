package dev.tributary.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/// Which events have had their effect.
public final class Inbox {

    private static final String RECORD =
            "INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private static final String FIND = "SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = $2";

    private Inbox() {}

    /// Takes part in the connection's transaction, so the record and the effect are one.
    ///
    /// @return false when this consumer has taken this event before: leave everything as it is
    public static Uni<Boolean> firstTime(SqlConnection connection, String consumer, UUID eventId) {
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.of(consumer, eventId))
                .map(rows -> rows.rowCount() == 1);
    }

    /// A look before long work; only [#firstTime] in the transaction of the effect decides.
    public static Uni<Boolean> hasTaken(SqlClient client, String consumer, UUID eventId) {
        return client.preparedQuery(FIND).execute(Tuple.of(consumer, eventId)).map(rows -> rows.rowCount() > 0);
    }
}
