package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.Topic;
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

    private static final String BURY = "INSERT INTO outbox (topic, key) SELECT $1, unnest($2::text[])";

    private Outbox() {}

    /// Makes the broker forget, once it compacts the topic, what it has under these keys. Takes part in the
    /// connection's transaction.
    public static Uni<Void> bury(SqlConnection connection, Topic topic, List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(BURY)
                        .execute(Tuple.tuple()
                                .addString(topic.topicName())
                                .addArrayOfString(keys.toArray(String[]::new)))
                        .replaceWithVoid();
    }

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
