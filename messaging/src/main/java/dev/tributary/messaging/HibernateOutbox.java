package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// [Outbox] for the services that keep their state through Hibernate Reactive: same table, same session, same
/// transaction.
public final class HibernateOutbox {

    /// All in one statement, numbered in their order. Hibernate has no arrays for native queries; the inner cast keeps
    /// the driver from writing the text as a JSON string.
    private static final String APPEND = """
            INSERT INTO outbox (topic, key, payload, traceparent)
            SELECT event ->> 'topic', event ->> 'key', event ->> 'payload', CAST(?2 AS text)
            FROM json_array_elements(CAST(CAST(?1 AS text) AS json)) WITH ORDINALITY AS owed (event, place)
            ORDER BY place
            """;

    private HibernateOutbox() {}

    public static Uni<Void> append(Mutiny.Session session, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var owed = new JsonArray(events.stream().map(HibernateOutbox::json).toList());
        return session.createNativeQuery(APPEND)
                .setParameter(1, owed.encode())
                .setParameter(2, Trace.current())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static JsonObject json(Event event) {
        return new JsonObject()
                .put("topic", event.topic().topicName())
                .put("key", event.key())
                .put("payload", EventCodec.encode(event));
    }
}
