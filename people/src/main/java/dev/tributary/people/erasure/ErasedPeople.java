package dev.tributary.people.erasure;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.contracts.Erasure;
import dev.tributary.contracts.Event;
import dev.tributary.messaging.Departed;
import io.quarkus.arc.Unremovable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who is being erased, and who was lately: in memory, and renewed with every tick.
///
/// A replica learns of a new one up to a tick late. What it takes up until then goes with the last sweep, which comes
/// long after.
@ApplicationScoped
@Unremovable
public class ErasedPeople implements Departed {

    private static final String ALL = "SELECT mark, closing_at, closed_contexts @> $1 AS over FROM erased_people";
    private static final String FORGET = "DELETE FROM erased_people WHERE closed_at < $1";

    private final Pool pool;
    private volatile Map<String, Standing> byMark = Map.of();

    ErasedPeople(Pool pool) {
        this.pool = pool;
    }

    /// @param until when everything is past that happened to the person before; empty while that moment has not come
    /// @param over whether no context has anything left
    private record Standing(Optional<Instant> until, boolean over) {

        static Standing read(Row row) {
            return new Standing(
                    Optional.ofNullable(row.getOffsetDateTime("closing_at")).map(OffsetDateTime::toInstant),
                    row.getBoolean("over"));
        }
    }

    /// Whether the erasure goes on, here or in any other context: then the person can ask for nothing else.
    public boolean isBeingErased(String userId) {
        return standing(userId).map(standing -> !standing.over()).orElse(false);
    }

    /// Whether this happened to somebody who has been erased since, or is being erased now.
    public boolean isOfErased(Event event) {
        return standing(event.userId())
                .map(standing -> standing.until()
                        .map(until -> !event.occurredAt().isAfter(until))
                        .orElse(true))
                .orElse(false);
    }

    /// What was spent is counted all the same, for nobody.
    @Override
    public boolean hides(Event event) {
        return !(event instanceof Erasure) && !(event instanceof ApiCallMade) && isOfErased(event);
    }

    private Optional<Standing> standing(String userId) {
        var known = byMark;
        return known.isEmpty() ? Optional.empty() : Optional.ofNullable(known.get(Mark.of(userId)));
    }

    void renew() {
        byMark =
                pool
                        .preparedQuery(ALL)
                        .execute(Tuple.of(Erasure.CONTEXTS.toArray(String[]::new)))
                        .await()
                        .indefinitely()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(row -> row.getString("mark"), Standing::read));
    }

    void forget(Instant closedBefore) {
        pool.preparedQuery(FORGET)
                .execute(Tuple.of(closedBefore.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }
}
