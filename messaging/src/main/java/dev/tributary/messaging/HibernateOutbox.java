package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// [Outbox] for the services that keep their state through Hibernate Reactive: same table, same session, same
/// transaction.
public final class HibernateOutbox {

    private HibernateOutbox() {}

    public static Uni<Void> append(Mutiny.Session session, List<? extends Event> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> session.createNativeQuery(
                                "INSERT INTO outbox (topic, key, payload, traceparent) VALUES (?1, ?2, ?3, cast(?4 as text))")
                        .setParameter(1, event.topic().topicName())
                        .setParameter(2, event.key())
                        .setParameter(3, EventCodec.encode(event))
                        .setParameter(4, Trace.current())
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
