package dev.tributary.imports.person.postgres;

import dev.tributary.contracts.Erasure;
import dev.tributary.contracts.Erasure.DataErased;
import dev.tributary.contracts.Erasure.ErasureRequested;
import dev.tributary.contracts.Erasure.UserErased;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.person.ErasureStatus;
import dev.tributary.imports.person.ErasureStatus.ContextAnswer;
import dev.tributary.imports.person.ErasureStatus.Stage;
import dev.tributary.imports.person.Erasures;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Times;
import dev.tributary.people.erasure.Mark;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
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
import java.util.stream.Collectors;

@ApplicationScoped
class PgErasures implements Erasures {

    private static final String ASK = """
        INSERT INTO erasures (erasure_id, mark, user_id, asked_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (user_id) WHERE user_id IS NOT NULL DO NOTHING RETURNING erasure_id
        """;
    private static final String OPEN = "SELECT erasure_id FROM erasures WHERE user_id = $1";
    private static final String FIND = "SELECT * FROM erasures WHERE erasure_id = $1 AND mark = $2";
    private static final String ANSWERS = "SELECT * FROM erasure_answers WHERE erasure_id = $1";
    private static final String LIVE = """
        SELECT job_id FROM truelayer_import_jobs
        WHERE user_id = $1 AND status IN ('PLANNED', 'QUEUED', 'RUNNING', 'PAUSED', 'ENRICHING')
        """;
    /// The last word of a context stands, whatever is delivered again.
    private static final String ANSWER = """
        INSERT INTO erasure_answers AS known (erasure_id, context, answered_at, last_at, erased_rows)
        SELECT $1, $2, $3, $4, $5 FROM erasures WHERE erasure_id = $1
        ON CONFLICT (erasure_id, context) DO UPDATE SET last_at = excluded.last_at, erased_rows = excluded.erased_rows
        WHERE known.last_at IS NULL AND excluded.last_at IS NOT NULL
        """;
    private static final String END = """
        UPDATE erasures e SET ended_at = $2, user_id = NULL
        WHERE erasure_id = $1 AND ended_at IS NULL AND $3 = (
            SELECT count(*) FROM erasure_answers a WHERE a.erasure_id = e.erasure_id AND a.last_at IS NOT NULL)
        """;
    private static final String CLOSE = """
        UPDATE erasures SET closing_at = $2
        WHERE erasure_id IN (
            SELECT e.erasure_id FROM erasures e
            WHERE e.closing_at IS NULL AND e.ended_at IS NULL AND (
                SELECT count(*) = $3 AND max(a.answered_at) < $1 FROM erasure_answers a
                WHERE a.erasure_id = e.erasure_id)
            FOR UPDATE SKIP LOCKED)
        RETURNING erasure_id, user_id
        """;

    private final Pool pool;

    PgErasures(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<ErasureStatus> ask(UserId person, Instant now) {
        var id = Ids.next();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(ASK)
                        .execute(Tuple.of(id, Mark.of(person.value()), person.value(), time(now)))
                        .chain(begun -> begun.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : Outbox.append(
                                        connection,
                                        List.of(new ErasureRequested(Ids.next(), now, person.value(), id)))))
                .chain(() -> execute(pool, OPEN, Tuple.of(person.value())))
                .map(rows -> rows.iterator().next().getUUID("erasure_id"))
                .chain(open -> find(open, person))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Optional<ErasureStatus>> find(UUID erasureId, UserId person) {
        return execute(pool, FIND, Tuple.of(erasureId, Mark.of(person.value())))
                .chain(found -> execute(pool, ANSWERS, Tuple.of(erasureId))
                        .map(answers ->
                                found.stream().map(row -> status(row, answers)).findFirst()));
    }

    @Override
    public Uni<List<JobId>> liveImports(UserId person) {
        return execute(pool, LIVE, Tuple.of(person.value()))
                .map(rows -> rows.stream()
                        .map(row -> new JobId(row.getUUID("job_id")))
                        .toList());
    }

    @Override
    public Uni<Void> answered(DataErased answer) {
        var at = time(answer.occurredAt());
        var values = Tuple.tuple()
                .addUUID(answer.erasureId())
                .addString(answer.context())
                .addOffsetDateTime(at)
                .addOffsetDateTime(answer.last() ? at : null)
                .addValue(new JsonObject(Map.copyOf(answer.rows())));
        return pool.withTransaction(connection -> connection
                .preparedQuery(ANSWER)
                .execute(values)
                .chain(() -> connection.preparedQuery(END).execute(Tuple.of(answer.erasureId(), at, (long)
                        Erasure.CONTEXTS.size())))
                .replaceWithVoid());
    }

    @Override
    public Uni<Integer> close(Instant answeredBefore, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CLOSE)
                .execute(Tuple.of(time(answeredBefore), time(now), (long) Erasure.CONTEXTS.size()))
                .chain(rows -> Outbox.append(
                                connection,
                                rows.stream()
                                        .map(row -> new UserErased(
                                                Ids.next(), now, row.getString("user_id"), row.getUUID("erasure_id")))
                                        .toList())
                        .replaceWith(rows.rowCount())));
    }

    private static ErasureStatus status(Row row, RowSet<Row> answers) {
        var byContext =
                answers.stream().collect(Collectors.toMap(answer -> answer.getString("context"), PgErasures::answer));
        return new ErasureStatus(
                row.getUUID("erasure_id"),
                stage(row),
                row.getOffsetDateTime("asked_at").toInstant(),
                Times.instant(row.getOffsetDateTime("ended_at")),
                Erasure.CONTEXTS.stream()
                        .map(context ->
                                byContext.getOrDefault(context, new ContextAnswer(context, null, false, Map.of())))
                        .toList());
    }

    private static Stage stage(Row row) {
        if (row.getOffsetDateTime("ended_at") != null) {
            return Stage.ERASED;
        }
        return row.getOffsetDateTime("closing_at") == null ? Stage.ERASING : Stage.CLOSING;
    }

    private static ContextAnswer answer(Row row) {
        var rows = new HashMap<String, Long>();
        var stored = row.get(JsonObject.class, "erased_rows");
        stored.forEach(entry -> rows.put(entry.getKey(), stored.getLong(entry.getKey())));
        return new ContextAnswer(
                row.getString("context"),
                row.getOffsetDateTime("answered_at").toInstant(),
                row.getOffsetDateTime("last_at") != null,
                Map.copyOf(rows));
    }

    private static Uni<RowSet<Row>> execute(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
