package dev.tributary.scheduler.run.postgres;

import dev.tributary.contracts.ScheduleFired;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Times;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.run.Due;
import dev.tributary.scheduler.run.Firing;
import dev.tributary.scheduler.run.Outcome;
import dev.tributary.scheduler.run.Reason;
import dev.tributary.scheduler.run.Run;
import dev.tributary.scheduler.run.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Thousands of schedules are due at the full hour, so firing is one statement per batch and step, not one per row.
@ApplicationScoped
class PgRuns implements Runs {

    private static final String DUE = """
            schedule.schedule_id, schedule.user_id, frequency, zone, jitter_seconds, days_back, auto_enrich, overlap,
            missed_runs, next_run_at,
            CASE WHEN all_accounts
                 THEN ARRAY(SELECT account_id FROM known_accounts known
                            WHERE known.user_id = schedule.user_id AND availability <> 'REMOVED' ORDER BY account_id)
                 ELSE account_ids END AS account_ids,
            EXISTS (SELECT FROM schedule_runs run WHERE run.schedule_id = schedule.schedule_id
                    AND run.ended_at IS NULL AND run.status <> 'WAITING') AS going,
            EXISTS (SELECT FROM schedule_runs run WHERE run.schedule_id = schedule.schedule_id
                    AND run.status = 'WAITING') AS waiting
            """;
    private static final String CLAIM = """
            SELECT %s FROM truelayer_import_schedules schedule
            WHERE enabled AND next_run_at <= $1
            ORDER BY next_run_at LIMIT $2 FOR UPDATE SKIP LOCKED""".formatted(DUE);
    private static final String TAKE = """
            SELECT %s FROM truelayer_import_schedules schedule
            WHERE schedule_id = $1 AND user_id = $2 FOR UPDATE""".formatted(DUE);
    private static final String DROP_WAITING = """
            UPDATE schedule_runs run
            SET status = 'SKIPPED', ended_at = $1, reason = $2, message = $3, next_step = $4
            FROM truelayer_import_schedules schedule
            WHERE run.status = 'WAITING' AND schedule.schedule_id = run.schedule_id AND NOT schedule.enabled""";
    private static final String CLAIM_WAITING = """
            SELECT %s, held.run_id, held.due_at, held.incremental
            FROM schedule_runs held JOIN truelayer_import_schedules schedule USING (schedule_id)
            WHERE held.status = 'WAITING'
              AND NOT EXISTS (SELECT FROM schedule_runs run WHERE run.schedule_id = held.schedule_id
                              AND run.ended_at IS NULL AND run.status <> 'WAITING')
            ORDER BY held.due_at LIMIT $1 FOR UPDATE OF held, schedule SKIP LOCKED""".formatted(DUE);
    private static final String RELEASE = """
            WITH released AS (
                UPDATE schedule_runs SET status = 'FIRED', fired_at = $2 WHERE run_id = ANY ($1)
                RETURNING run_id, schedule_id)
            UPDATE truelayer_import_schedules schedule
            SET last_run_id = released.run_id, last_run_at = $2, last_status = 'FIRED'
            FROM released WHERE schedule.schedule_id = released.schedule_id""";
    private static final String NEXT = "SELECT min(next_run_at) AS due FROM truelayer_import_schedules WHERE enabled";
    private static final String RECENT =
            "SELECT * FROM schedule_runs WHERE schedule_id = $1 AND user_id = $2 ORDER BY fired_at DESC LIMIT $3";
    /// What a run that has moved means for its schedule. Something that came is no failure, be it not everything.
    private static final String ENDED = """
            UPDATE truelayer_import_schedules schedule
            SET last_status = CASE WHEN last_run_id = moved.run_id THEN $3 ELSE last_status END,
                failing_since = CASE WHEN $3 IN ('COMPLETED', 'PARTIAL') THEN NULL
                                     WHEN $3 = 'FAILED' THEN coalesce(failing_since, $4) ELSE failing_since END,
                last_failed_at = CASE WHEN $3 = 'FAILED' THEN $4 ELSE last_failed_at END
            FROM moved
            WHERE schedule.schedule_id = moved.schedule_id""";
    private static final String FOLLOW = """
            WITH moved AS (
                UPDATE schedule_runs
                SET status = $3, ended_at = $4, reason = $5, message = $6, next_step = $7, job_id = $8, job_version = $9
                WHERE run_id = $1 AND user_id = $2 AND (job_version IS NULL OR job_version < $9)
                RETURNING run_id, schedule_id)
            """ + ENDED;
    private static final String REFUSE = """
            WITH moved AS (
                UPDATE schedule_runs
                SET status = $3, ended_at = $4, reason = $5, message = $6, next_step = $7
                WHERE run_id = $1 AND user_id = $2 AND ended_at IS NULL AND job_id IS NULL
                RETURNING run_id, schedule_id)
            """ + ENDED;
    private static final String GIVE_UP = """
            WITH moved AS (
                UPDATE schedule_runs SET status = 'FAILED', ended_at = $2, reason = $3, message = $4, next_step = $5
                WHERE status = 'FIRED' AND fired_at < $1
                RETURNING run_id, schedule_id)
            UPDATE truelayer_import_schedules schedule
            SET last_status = CASE WHEN last_run_id = moved.run_id THEN 'FAILED' ELSE last_status END,
                failing_since = coalesce(failing_since, $2), last_failed_at = $2
            FROM moved
            WHERE schedule.schedule_id = moved.schedule_id""";
    private static final String SWITCH_OFF = """
            UPDATE truelayer_import_schedules
            SET enabled = false, next_run_at = NULL, disabled_reason = 'only_failed'
            WHERE enabled AND last_failed_at - failing_since >= make_interval(secs => $1)""";
    private static final String FORGET = "DELETE FROM schedule_runs WHERE fired_at < $1 AND ended_at IS NOT NULL";

    private final Pool pool;

    PgRuns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> fireDue(Instant now, int most, Function<Due, Firing> decision) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(Times.offset(now), most))
                .chain(rows -> {
                    var firings = stream(rows)
                            .map(row -> decision.apply(RunRows.due(
                                    row, row.getOffsetDateTime("next_run_at").toInstant())))
                            .toList();
                    return record(connection, firings).replaceWith(firings.size());
                }));
    }

    @Override
    public Uni<Integer> release(Instant now, int most) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(DROP_WAITING)
                .execute(Tuple.from(new Object[] {
                    Times.offset(now),
                    Reason.SWITCHED_OFF.code(),
                    Reason.SWITCHED_OFF.message(),
                    Reason.SWITCHED_OFF.nextStep()
                }))
                .chain(() -> connection.preparedQuery(CLAIM_WAITING).execute(Tuple.of(most)))
                .chain(rows -> release(connection, now, stream(rows).toList())));
    }

    private static Uni<Integer> release(SqlConnection connection, Instant now, List<Row> held) {
        if (held.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var runs = held.stream().map(row -> row.getUUID("run_id")).toArray(UUID[]::new);
        var events = held.stream()
                .map(row -> RunRows.due(row, row.getOffsetDateTime("due_at").toInstant())
                        .release(row.getUUID("run_id"), now, row.getBoolean("incremental")))
                .toList();
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(runs, Times.offset(now)))
                .chain(() -> Outbox.append(connection, events))
                .replaceWith(held.size());
    }

    @Override
    public Uni<Optional<Run>> fireNow(
            UUID scheduleId, UserId owner, Instant now, BiFunction<Due, @Nullable Instant, Firing> decision) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(scheduleId, owner.value()))
                .chain(rows -> {
                    var row = stream(rows).findFirst();
                    if (row.isEmpty()) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    var unchanged = Times.instant(row.get().getOffsetDateTime("next_run_at"));
                    var firing = decision.apply(RunRows.due(row.get(), now), unchanged);
                    return record(connection, List.of(firing)).replaceWith(Optional.of(firing.run()));
                }));
    }

    @Override
    public Uni<Optional<Instant>> nextDue() {
        return pool.query(NEXT)
                .execute()
                .map(rows -> stream(rows).findFirst().map(row -> Times.instant(row.getOffsetDateTime("due"))));
    }

    @Override
    public Uni<List<Run>> of(UUID scheduleId, UserId owner, int most) {
        return pool.preparedQuery(RECENT)
                .execute(Tuple.of(scheduleId, owner.value(), most))
                .map(rows -> stream(rows).map(RunRows::run).toList());
    }

    @Override
    public Uni<Boolean> follow(UUID runId, UserId owner, Outcome outcome) {
        var reason = outcome.reason();
        return pool.preparedQuery(FOLLOW)
                .execute(Tuple.from(new Object[] {
                    runId,
                    owner.value(),
                    outcome.status().name(),
                    Times.offset(outcome.endedAt()),
                    reason == null ? null : reason.code(),
                    reason == null ? null : reason.message(),
                    reason == null ? null : reason.nextStep(),
                    outcome.jobId(),
                    outcome.version()
                }))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Boolean> refuse(UUID runId, UserId owner, Reason reason, Instant at) {
        return pool.preparedQuery(REFUSE)
                .execute(Tuple.from(new Object[] {
                    runId, owner.value(), "FAILED", Times.offset(at), reason.code(), reason.message(), reason.nextStep()
                }))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Integer> giveUpOn(Instant firedBefore, Instant now) {
        var reason = Reason.NO_IMPORT;
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.from(new Object[] {
                    Times.offset(firedBefore), Times.offset(now), reason.code(), reason.message(), reason.nextStep()
                }))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Integer> switchOffHopeless(Duration after) {
        return pool.preparedQuery(SWITCH_OFF)
                .execute(Tuple.of((double) after.toSeconds()))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Integer> forget(Instant firedBefore) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(Times.offset(firedBefore)))
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
