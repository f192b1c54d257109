package dev.tributary.scheduler.run.postgres;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.messaging.Outbox;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.run.Due;
import dev.tributary.scheduler.run.Firing;
import dev.tributary.scheduler.run.Run;
import dev.tributary.scheduler.run.RunStatus;
import dev.tributary.scheduler.run.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Thousands of schedules are due at the full hour, so firing is one statement per batch and step, not one per row.
@ApplicationScoped
class PgRuns implements Runs {

    private static final String CLAIM = """
            SELECT schedule_id, user_id, account_ids, frequency, zone, days_back, auto_enrich, missed_runs, next_run_at
            FROM truelayer_import_schedules
            WHERE enabled AND next_run_at <= $1
            ORDER BY next_run_at LIMIT $2 FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            SELECT schedule_id, user_id, account_ids, frequency, zone, days_back, auto_enrich, missed_runs, next_run_at
            FROM truelayer_import_schedules
            WHERE schedule_id = $1 AND user_id = $2 FOR UPDATE""";
    private static final String NEXT = "SELECT min(next_run_at) AS due FROM truelayer_import_schedules WHERE enabled";
    private static final String RECENT =
            "SELECT * FROM schedule_runs WHERE schedule_id = $1 AND user_id = $2 ORDER BY fired_at DESC LIMIT $3";
    private static final String FOLLOW = """
            WITH moved AS (
                UPDATE schedule_runs
                SET status = $3, job_id = $4, job_version = $5, ended_at = $6, reason = NULL
                WHERE run_id = $1 AND user_id = $2 AND (job_version IS NULL OR job_version < $5)
                RETURNING run_id, schedule_id)
            UPDATE truelayer_import_schedules schedule SET last_status = $3
            FROM moved
            WHERE schedule.schedule_id = moved.schedule_id AND schedule.last_run_id = moved.run_id""";
    private static final String GIVE_UP = """
            WITH unheard AS (
                UPDATE schedule_runs SET status = 'FAILED', reason = 'NO_IMPORT', ended_at = $2
                WHERE status = 'FIRED' AND fired_at < $1
                RETURNING run_id, schedule_id)
            UPDATE truelayer_import_schedules schedule SET last_status = 'FAILED'
            FROM unheard
            WHERE schedule.schedule_id = unheard.schedule_id AND schedule.last_run_id = unheard.run_id""";
    private static final String FORGET = "DELETE FROM schedule_runs WHERE fired_at < $1 AND ended_at IS NOT NULL";

    private final Pool pool;

    PgRuns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> fireDue(Instant now, int most, Function<Due, Firing> decision) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(RunRows.time(now), most))
                .chain(rows -> {
                    var firings = stream(rows)
                            .map(row -> decision.apply(RunRows.due(
                                    row, row.getOffsetDateTime("next_run_at").toInstant())))
                            .toList();
                    return record(connection, firings).replaceWith(firings.size());
                }));
    }

    @Override
    public Uni<Optional<Run>> fireNow(
            UUID scheduleId, UserId owner, Instant now, Function<Due, Firing.Fired> decision) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(scheduleId, owner.value()))
                .chain(rows -> {
                    var row = stream(rows).findFirst();
                    if (row.isEmpty()) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    var fired = decision.apply(RunRows.due(row.get(), now));
                    var unchanged = RunRows.instant(row.get().getOffsetDateTime("next_run_at"));
                    return record(connection, List.of(new Firing.Fired(fired.run(), fired.event(), unchanged)))
                            .replaceWith(Optional.of(fired.run()));
                }));
    }

    @Override
    public Uni<Optional<Instant>> nextDue() {
        return pool.query(NEXT)
                .execute()
                .map(rows -> stream(rows).findFirst().map(row -> RunRows.instant(row.getOffsetDateTime("due"))));
    }

    @Override
    public Uni<List<Run>> of(UUID scheduleId, UserId owner, int most) {
        return pool.preparedQuery(RECENT)
                .execute(Tuple.of(scheduleId, owner.value(), most))
                .map(rows -> stream(rows).map(RunRows::run).toList());
    }

    @Override
    public Uni<Void> follow(UUID runId, UserId owner, ImportStatus job) {
        return pool.preparedQuery(FOLLOW)
                .execute(Tuple.from(new Object[] {
                    runId,
                    owner.value(),
                    RunStatus.of(job.status()).name(),
                    job.jobId(),
                    job.version(),
                    RunRows.time(job.endedAt())
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> giveUpOn(Instant firedBefore, Instant now) {
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.of(RunRows.time(firedBefore), RunRows.time(now)))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Integer> forget(Instant firedBefore) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(RunRows.time(firedBefore)))
                .map(rows -> rows.rowCount());
    }

    private static Uni<Void> record(SqlConnection connection, List<Firing> firings) {
        if (firings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var batch = new FiringBatch(firings);
        return connection
                .preparedQuery(FiringBatch.INSERT_RUNS)
                .execute(batch.runs())
                .map(rows -> stream(rows).map(row -> row.getUUID("run_id")).collect(Collectors.toSet()))
                .chain(added -> connection
                        .preparedQuery(FiringBatch.ADVANCE)
                        .execute(batch.schedules(added))
                        .chain(() -> Outbox.append(connection, events(firings, added))));
    }

    private static List<ScheduleFired> events(List<Firing> firings, Set<UUID> added) {
        var events = new ArrayList<ScheduleFired>();
        for (var firing : firings) {
            if (firing instanceof Firing.Fired fired
                    && added.contains(fired.run().id())) {
                events.add(fired.event());
            }
        }
        return events;
    }

    private static java.util.stream.Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
