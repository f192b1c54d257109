package dev.tributary.people.erasure;

import dev.tributary.contracts.Erasure;
import dev.tributary.contracts.Erasure.DataErased;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The table of people to erase.
@ApplicationScoped
class ErasureRows {

    /// Somebody may come again, and leave again. An older wish that arrives late changes nothing.
    private static final String BEGUN = """
        INSERT INTO erased_people AS known (mark, user_id, erasure_id, asked_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (mark) DO UPDATE SET user_id = excluded.user_id, erasure_id = excluded.erasure_id,
            asked_at = excluded.asked_at, answered_at = NULL, closing_at = NULL, closed_at = NULL,
            closed_contexts = '{}', erased_rows = '{}'
        WHERE known.erasure_id <> excluded.erasure_id AND known.asked_at < excluded.asked_at
        """;
    private static final String CLOSING = """
        UPDATE erased_people SET closing_at = $3 WHERE mark = $1 AND erasure_id = $2 AND closing_at IS NULL
        """;
    private static final String CLOSED_ELSEWHERE = """
        UPDATE erased_people SET closed_contexts = closed_contexts || $3::text
        WHERE mark = $1 AND erasure_id = $2 AND NOT $3 = ANY (closed_contexts)
        """;
    private static final String DUE = """
        SELECT * FROM erased_people
        WHERE closed_at IS NULL AND (answered_at IS NULL OR closing_at IS NOT NULL) ORDER BY asked_at
        """;
    private static final String COUNT = """
        UPDATE erased_people SET erased_rows =
            jsonb_set(erased_rows, ARRAY[$2::text], to_jsonb(coalesce((erased_rows ->> $2)::bigint, 0) + $3))
        WHERE mark = $1
        """;
    private static final String ANSWERED = """
        UPDATE erased_people SET answered_at = $2 WHERE mark = $1 RETURNING erased_rows
        """;
    private static final String CLOSED = """
        UPDATE erased_people SET closed_at = $2, user_id = NULL WHERE mark = $1
        RETURNING erased_rows
        """;

    private final Transactions transactions;
    private final Pool pool;

    ErasureRows(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    /// Somebody whose rows are to go now.
    ///
    /// @param isClosing whether for the last time
    record Leaving(String mark, String userId, UUID erasureId, boolean isClosing) {

        static Leaving read(Row row) {
            return new Leaving(
                    row.getString("mark"),
                    row.getString("user_id"),
                    row.getUUID("erasure_id"),
                    row.getOffsetDateTime("answered_at") != null && row.getOffsetDateTime("closing_at") != null);
        }
    }

    /// Whatever is heard of an erasure first begins it: its events may overtake each other.
    void begun(Erasure erasure) {
        execute(
                BEGUN,
                Tuple.of(Mark.of(erasure.userId()), erasure.userId(), erasure.erasureId(), time(erasure.occurredAt())));
    }

    void closing(Erasure.UserErased closing) {
        execute(CLOSING, Tuple.of(Mark.of(closing.userId()), closing.erasureId(), time(closing.occurredAt())));
    }

    /// A context, perhaps this one, has nothing left.
    void closed(DataErased answer) {
        execute(CLOSED_ELSEWHERE, Tuple.of(Mark.of(answer.userId()), answer.erasureId(), answer.context()));
    }

    List<Leaving> due() {
        return pool.query(DUE).execute().await().indefinitely().stream()
                .map(Leaving::read)
                .toList();
    }

    static void count(SqlConnection connection, Leaving leaving, String table, int rows) {
        connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(leaving.mark(), table, (long) rows))
                .await()
                .indefinitely();
    }

    /// Says that it is done, in one transaction with telling so.
    void done(Leaving leaving, String context, Instant now) {
        transactions.run(connection -> counts(connection, leaving, now)
                .ifPresent(counts -> Outbox.append(
                                connection,
                                List.of(new DataErased(
                                        Ids.next(),
                                        now,
                                        leaving.userId(),
                                        leaving.erasureId(),
                                        context,
                                        counts,
                                        leaving.isClosing())))
                        .await()
                        .indefinitely()));
    }

    private static Optional<Map<String, Long>> counts(SqlConnection connection, Leaving leaving, Instant now) {
        return connection
                .preparedQuery(leaving.isClosing() ? CLOSED : ANSWERED)
                .execute(Tuple.of(leaving.mark(), time(now)))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.get(JsonObject.class, "erased_rows"))
                .map(ErasureRows::counts)
                .findFirst();
    }

    private static Map<String, Long> counts(JsonObject stored) {
        var counts = new HashMap<String, Long>();
        stored.forEach(entry -> counts.put(entry.getKey(), stored.getLong(entry.getKey())));
        return counts;
    }

    private void execute(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().indefinitely();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
