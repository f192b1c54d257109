package dev.tributary.imports.retention.postgres;

import dev.tributary.imports.retention.OldThings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

@ApplicationScoped
class PgOldThings implements OldThings {

    /// One statement, so that an import is pruned whole or not at all. Which account, which days, how many rows and how
    /// it ended stay; the words go. The version stays too: nothing is told.
    private static final String PRUNE = """
            WITH old AS (
                SELECT job_id FROM truelayer_import_jobs
                WHERE ended_at IS NOT NULL AND pruned_at IS NULL AND ended_at < $1
                ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED
            ), told AS (
                DELETE FROM import_timeline t USING old WHERE t.job_id = old.job_id
            ), said AS (
                UPDATE truelayer_import_progress p SET message = NULL, next_step = NULL FROM old WHERE p.job_id = old.job_id
            )
            UPDATE truelayer_import_jobs j SET pruned_at = $3 FROM old WHERE j.job_id = old.job_id
            """;
    private static final String FORGET_KEYS = "DELETE FROM idempotency_keys WHERE created_at < $1";
    private static final String FORGET_LETTERS =
            "DELETE FROM dead_letters WHERE state <> 'WAITING' AND settled_at < $1";

    private final Pool pool;

    PgOldThings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> pruneDetails(Instant endedBefore, int limit, Instant now) {
        return execute(PRUNE, Tuple.of(time(endedBefore), limit, time(now)));
    }

    @Override
    public Uni<Integer> forgetKeys(Instant sentBefore) {
        return execute(FORGET_KEYS, Tuple.of(time(sentBefore)));
    }

    @Override
    public Uni<Integer> forgetDeadLetters(Instant settledBefore) {
        return execute(FORGET_LETTERS, Tuple.of(time(settledBefore)));
    }

    private Uni<Integer> execute(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
