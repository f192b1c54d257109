package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/// Events written with the change they tell of, in one transaction.
public final class Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (topic, key, payload, traceparent)
            SELECT *, $4::text FROM unnest($1::text[], $2::text[], $3::text[])
            """;

    private Outbox() {}

    /// Takes part in the connection's transaction; the relay publishes after its commit, in this order.
    public static Uni<Void> append(SqlConnection connection, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var topics = events.stream().map(event -> event.topic().topicName()).toArray(String[]::new);
        var keys = events.stream().map(Event::key).toArray(String[]::new);
        var payloads = events.stream().map(EventCodec::encode).toArray(String[]::new);
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.of(topics, keys, payloads, Trace.current()))
                .replaceWithVoid();
    }
}
