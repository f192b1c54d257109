package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.Move;
import dev.tributary.bank.sync.RestingSyncs;
import dev.tributary.bank.sync.SyncConfig;
import dev.tributary.bank.sync.SyncKey;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PgRestingSyncs implements RestingSyncs {

    private static final String RESTING =
            "SELECT * FROM account_syncs WHERE job_id = $1 AND state = ANY($2) ORDER BY account_id FOR UPDATE";
    private static final String DUE = """
            SELECT * FROM account_syncs WHERE state = 'waiting' AND next_attempt_at <= $1
            ORDER BY next_attempt_at LIMIT 50 FOR UPDATE SKIP LOCKED
            """;
    private static final String ABANDONED =
            "SELECT * FROM account_syncs WHERE state = 'syncing' AND touched_at < $1 LIMIT 50 FOR UPDATE SKIP LOCKED";
    private static final String KEEP_ALIVE = """
            UPDATE account_syncs s SET touched_at = $3
            FROM unnest($1::uuid[], $2::uuid[]) AS mine(job_id, account_id)
            WHERE s.job_id = mine.job_id AND s.account_id = mine.account_id AND s.state = 'syncing' AND s.touched_at < $4
            """;
    private static final String CANCELLED =
            "SELECT job_id FROM job_controls WHERE job_id = ANY($1) AND state = 'cancelled'";

    /// At most once a second: whoever says it again and again does not make us look more often.
    private static final String LOOK_SOONER = """
            UPDATE account_syncs SET next_attempt_at = least(next_attempt_at, $2)
            WHERE task_id = $1 AND state = 'waiting' AND reason = 'bank_preparing' AND touched_at < $3
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final SyncConfig config;
    private final Clock clock;

    PgRestingSyncs(Pool pool, Transactions transactions, SyncConfig config, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void control(ImportControl control) {
        transactions.run(connection -> {
            if (Controls.record(connection, control)) {
                var now = clock.instant();
                switch (control) {
                    case ImportPaused paused -> move(connection, paused, sync -> sync.pause(now), now, "waiting");
                    case ImportResumed resumed ->
                        move(connection, resumed, sync -> sync.commandAgain(config.presence(), now), now, "paused");
                    case ImportCancelled cancelled ->
                        move(connection, cancelled, sync -> sync.cancel(now), now, "waiting", "paused");
                }
            }
        });
    }

    private static void move(
            SqlConnection connection,
            ImportControl control,
            Function<AccountSync, Move> move,
            Instant now,
            String... states) {
        syncs(connection, RESTING, Tuple.of(control.jobId(), states))
                .forEach(sync -> Moves.write(connection, move.apply(sync), now));
    }

    @Override
    public int commandDue() {
        return transactions.call(connection -> {
            var now = clock.instant();
            var due = syncs(connection, DUE, Tuple.of(time(now)));
            due.forEach(sync -> Moves.write(connection, sync.commandAgain(config.presence(), now), now));
            var abandoned = syncs(connection, ABANDONED, Tuple.of(time(now.minus(config.lease()))));
            abandoned.forEach(
                    sync -> Moves.write(connection, sync.abandoned(config.maxAttempts(), config.presence(), now), now));
            return due.size() + abandoned.size();
        });
    }

    @Override
    public void lookSooner(String taskId) {
        var now = clock.instant();
        pool.preparedQuery(LOOK_SOONER)
                .execute(Tuple.of(taskId, time(now), time(now.minusSeconds(1))))
                .await()
                .indefinitely();
    }

    @Override
    public void keepAlive(Collection<SyncKey> running) {
        var now = clock.instant();
        pool.preparedQuery(KEEP_ALIVE)
                .execute(Tuple.of(
                        running.stream().map(SyncKey::jobId).toArray(UUID[]::new),
                        running.stream().map(SyncKey::accountId).toArray(UUID[]::new),
                        time(now),
                        time(now.minus(config.lease().dividedBy(3)))))
                .await()
                .indefinitely();
    }

    @Override
    public Set<UUID> cancelled(Collection<UUID> jobIds) {
        return pool
                .preparedQuery(CANCELLED)
                .execute(Tuple.of(jobIds.toArray(UUID[]::new)))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getUUID("job_id"))
                .collect(Collectors.toSet());
    }

    private static List<AccountSync> syncs(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).await().indefinitely().stream()
                .map(SyncRow::read)
                .toList();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
