package dev.tributary.scheduler.schedule.postgres;

import dev.tributary.messaging.Times;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.schedule.IdempotencyKey;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

@ApplicationScoped
class PgSchedules implements Schedules {

    private static final String OF =
            "SELECT * FROM truelayer_import_schedules WHERE user_id = $1 ORDER BY created_at, schedule_id";
    private static final String FIND =
            "SELECT * FROM truelayer_import_schedules WHERE schedule_id = $1 AND user_id = $2";
    private static final String HOLD = FIND + " FOR UPDATE";
    private static final String REMOVE =
            "DELETE FROM truelayer_import_schedules WHERE schedule_id = $1 AND user_id = $2";
    private static final String TAKE_KEY = """
            INSERT INTO idempotency_keys (user_id, key, fingerprint, schedule_id, created_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING""";
    private static final String ADDED_WITH = """
            SELECT schedule.* FROM idempotency_keys JOIN truelayer_import_schedules schedule USING (schedule_id, user_id)
            WHERE user_id = $1 AND key = $2 AND fingerprint = $3""";
    private static final String FORGET_KEYS = "DELETE FROM idempotency_keys WHERE created_at < $1";

    private final Pool pool;

    PgSchedules(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Schedule>> of(UserId owner) {
        return read(pool, OF, Tuple.of(owner.value()));
    }

    @Override
    public Uni<Optional<Schedule>> find(UUID id, UserId owner) {
        return first(pool, FIND, Tuple.of(id, owner.value()));
    }

    @Override
    public Uni<Void> add(Schedule schedule) {
        return add(pool, schedule);
    }

    @Override
    public Uni<Optional<Schedule>> addOnce(Schedule schedule, IdempotencyKey key) {
        return pool.withTransaction(connection -> take(key, schedule, connection)
                .chain(isNew -> isNew
                        ? add(connection, schedule).replaceWith(Optional.of(schedule))
                        : first(
                                connection,
                                ADDED_WITH,
                                Tuple.of(schedule.owner().value(), key.value(), key.fingerprint()))));
    }

    @Override
    public Uni<Optional<Schedule>> change(UUID id, UserId owner, UnaryOperator<Schedule> change) {
        return pool.withTransaction(connection -> first(connection, HOLD, Tuple.of(id, owner.value()))
                .map(known -> known.map(change))
                .call(changed -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(ScheduleRows.WRITE).execute(ScheduleRows.written(changed.get()))));
    }

    @Override
    public Uni<Boolean> remove(UUID id, UserId owner) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(id, owner.value())).map(deleted -> deleted.rowCount() == 1);
    }

    @Override
    public Uni<Integer> forgetKeys(Instant usedBefore) {
        return pool.preparedQuery(FORGET_KEYS)
                .execute(Tuple.of(Times.offset(usedBefore)))
                .map(rows -> rows.rowCount());
    }

    private static Uni<Void> add(SqlClient client, Schedule schedule) {
        return client.preparedQuery(ScheduleRows.ADD)
                .execute(ScheduleRows.added(schedule))
                .replaceWithVoid();
    }

    private static Uni<Boolean> take(IdempotencyKey key, Schedule schedule, SqlConnection connection) {
        return connection
                .preparedQuery(TAKE_KEY)
                .execute(Tuple.of(
                        schedule.owner().value(),
                        key.value(),
                        key.fingerprint(),
                        schedule.id(),
                        Times.offset(schedule.createdAt())))
                .map(inserted -> inserted.rowCount() == 1);
    }

    private static Uni<Optional<Schedule>> first(SqlClient client, String sql, Tuple values) {
        return read(client, sql, values).map(found -> found.stream().findFirst());
    }

    private static Uni<List<Schedule>> read(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .mapping(ScheduleRows::read)
                .execute(values)
                .map(found -> found.stream().toList());
    }
}
