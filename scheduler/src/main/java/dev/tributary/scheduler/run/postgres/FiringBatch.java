package dev.tributary.scheduler.run.postgres;

import dev.tributary.messaging.Times;
import dev.tributary.scheduler.run.Firing;
import dev.tributary.scheduler.run.Run;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Firings, column by column.
record FiringBatch(List<Firing> firings) {

    static final String INSERT_RUNS = """
            INSERT INTO schedule_runs (run_id, schedule_id, user_id, due_at, fired_at, trigger, status, incremental,
                                       ended_at, reason, message, next_step)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                                 $6::text[], $7::text[], $8::bool[], $9::timestamptz[], $10::text[], $11::text[],
                                 $12::text[])
            ON CONFLICT (schedule_id, due_at) DO NOTHING
            RETURNING run_id""";

    /// A time that had its run already only moves on.
    static final String ADVANCE = """
            UPDATE truelayer_import_schedules schedule
            SET next_run_at = fired.next,
                last_run_id = coalesce(fired.run_id, schedule.last_run_id),
                last_run_at = CASE WHEN fired.run_id IS NULL THEN schedule.last_run_at ELSE fired.fired_at END,
                last_status = CASE WHEN fired.run_id IS NULL THEN schedule.last_status ELSE fired.status END
            FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::timestamptz[], $5::text[])
                 AS fired (schedule_id, next, run_id, fired_at, status)
            WHERE schedule.schedule_id = fired.schedule_id""";

    Tuple runs() {
        return Tuple.from(new Object[] {
            column(Run::id, UUID[]::new),
            column(Run::scheduleId, UUID[]::new),
            column(run -> run.owner().value(), String[]::new),
            column(run -> Times.offset(run.dueAt()), OffsetDateTime[]::new),
            column(run -> Times.offset(run.firedAt()), OffsetDateTime[]::new),
            column(run -> run.trigger().name(), String[]::new),
            column(run -> run.status().name(), String[]::new),
            column(Run::incremental, Boolean[]::new),
            column(run -> Times.offset(run.endedAt()), OffsetDateTime[]::new),
            column(run -> run.reason() == null ? null : run.reason().code(), String[]::new),
            column(run -> run.reason() == null ? null : run.reason().message(), String[]::new),
            column(run -> run.reason() == null ? null : run.reason().nextStep(), String[]::new)
        });
    }

    /// @param added the runs that are new
    Tuple schedules(Set<UUID> added) {
        return Tuple.from(new Object[] {
            column(Run::scheduleId, UUID[]::new),
            firings.stream().map(firing -> Times.offset(firing.next())).toArray(OffsetDateTime[]::new),
            column(run -> added.contains(run.id()) ? run.id() : null, UUID[]::new),
            column(run -> Times.offset(run.firedAt()), OffsetDateTime[]::new),
            column(run -> run.status().name(), String[]::new)
        });
    }

    private <T> T[] column(Function<Run, @Nullable T> value, IntFunction<T[]> array) {
        return firings.stream().map(Firing::run).map(value).toArray(array);
    }
}
