package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.AccountSyncs;
import dev.tributary.bank.sync.Control;
import dev.tributary.bank.sync.Move;
import dev.tributary.bank.sync.Stored;
import dev.tributary.bank.sync.SyncConfig;
import dev.tributary.bank.sync.SyncKey;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.postgres.TransactionRows;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PgAccountSyncs implements AccountSyncs {

    private static final String TAKE = """
            UPDATE account_syncs SET epoch = epoch + 1, touched_at = $4
            WHERE job_id = $1 AND account_id = $2 AND unit = $3 AND state = 'syncing'
            RETURNING *
            """;
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

    private final Pool pool;
    private final Transactions transactions;
    private final Accounts accounts;
    private final SecretSeal seal;
    private final SyncConfig config;
    private final Clock clock;

    PgAccountSyncs(
            Pool pool, Transactions transactions, Accounts accounts, SecretSeal seal, SyncConfig config, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.accounts = accounts;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Claim claim(SyncAccount command) {
        var account = accounts.find(command.userId(), command.accountId());
        return transactions.call(connection -> {
            var control = Controls.begin(connection, command.jobId());
            if (command.unit() == 0) {
                begin(connection, command);
            }
            var taken = take(connection, command);
            if (taken.isEmpty()) {
                return new Claim.NothingToDo();
            }
            var sync = taken.getFirst();
            var now = clock.instant();
            if (control == Control.CANCELLED) {
                apply(connection, sync.cancel(now), now);
            } else if (control == Control.PAUSED) {
                apply(connection, sync.pause(now), now);
            } else if (account.isEmpty()) {
                apply(connection, accountUnknown(sync, now), now);
            } else {
                return new Claim.Taken(sync, account.get());
            }
            return new Claim.NothingToDo();
        });
    }

    private void begin(SqlConnection connection, SyncAccount command) {
        var days = command.personAddress() == null ? config.unattendedWindowDays() : config.attendedWindowDays();
        var sync = AccountSync.begin(command, days, clock.instant());
        connection
                .preparedQuery(SyncRow.INSERT)
                .execute(SyncRow.inserted(sync))
                .await()
                .indefinitely();
    }

    private List<AccountSync> take(SqlConnection connection, SyncAccount command) {
        return syncs(
                connection,
                TAKE,
                Tuple.of(command.jobId(), command.accountId(), command.unit(), time(clock.instant())));
    }

    private static Move accountUnknown(AccountSync sync, Instant now) {
        return sync.fail(
                "account_not_found",
                "This account is not connected any more.",
                "Connect its bank again, then retry the import.",
                now);
    }

    @Override
    public AccountSync store(AccountSync sync, Account account, Batch batch, boolean last, AfterBatch after) {
        return transactions.call(connection -> {
            var key = sync.key();
            var first = Uni.combine()
                    .all()
                    .unis(
                            last ? Controls.read(connection, key.jobId()) : Controls.glance(connection, key.jobId()),
                            TransactionRows.insert(connection, key.accountId(), key.jobId(), batch.transactions()))
                    .asTuple()
                    .await()
                    .indefinitely();
            var control = first.getItem1() == Control.RUNNING
                    ? Control.RUNNING
                    : Controls.read(connection, key.jobId()).await().indefinitely();
            var inserted = first.getItem2();
            var stored = new Stored(
                    inserted.size(),
                    updateChanged(connection, sync, batch, inserted),
                    RejectedRows.insert(connection, seal, sync, batch.rejected()));
            var move = after.decide(stored, control);
            write(connection, sync, account, batch, inserted, move);
            return move.next();
        });
    }

    private static int updateChanged(SqlConnection connection, AccountSync sync, Batch batch, Set<UUID> inserted) {
        var present = batch.transactions().stream()
                .filter(each -> !inserted.contains(each.transactionId()))
                .toList();
        return present.isEmpty()
                ? 0
                : TransactionRows.updateChanged(connection, sync.key().accountId(), present);
    }

    private void write(
            SqlConnection connection, AccountSync before, Account account, Batch batch, Set<UUID> inserted, Move move) {
        var now = clock.instant();
        var events = new ArrayList<Event>();
        if (before.request().enrich() && !inserted.isEmpty()) {
            events.add(NewRows.event(before, account, batch, inserted, now));
        }
        events.addAll(move.events());
        var written = Uni.combine()
                .all()
                .unis(
                        connection.preparedQuery(SyncRow.UPDATE).execute(SyncRow.updated(move.next(), now)),
                        inserted.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : AccountRows.addRows(
                                        connection,
                                        account.accountId(),
                                        inserted.size(),
                                        batch.earliest(),
                                        batch.latest()),
                        Outbox.append(connection, events))
                .asTuple()
                .await()
                .indefinitely();
        if (written.getItem1().rowCount() == 0) {
            throw new StaleOwner(before.key());
        }
        if (move.next().state() instanceof Completed) {
            AccountRows.synced(connection, account.accountId(), now);
        }
    }

    @Override
    public AccountSync settle(AccountSync sync, AfterControl after) {
        return transactions.call(connection -> {
            var control = Controls.read(connection, sync.key().jobId()).await().indefinitely();
            var move = after.decide(control);
            apply(connection, move, clock.instant());
            return move.next();
        });
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
                .forEach(sync -> apply(connection, move.apply(sync), now));
    }

    @Override
    public int commandDue() {
        return transactions.call(connection -> {
            var now = clock.instant();
            var due = syncs(connection, DUE, Tuple.of(time(now)));
            due.forEach(sync -> apply(connection, sync.commandAgain(config.presence(), now), now));
            var abandoned = syncs(connection, ABANDONED, Tuple.of(time(now.minus(config.lease()))));
            abandoned.forEach(
                    sync -> apply(connection, sync.abandoned(config.maxAttempts(), config.presence(), now), now));
            return due.size() + abandoned.size();
        });
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

    private static void apply(SqlConnection connection, Move move, Instant now) {
        var written = connection
                .preparedQuery(SyncRow.UPDATE)
                .execute(SyncRow.updated(move.next(), now))
                .await()
                .indefinitely();
        if (written.rowCount() == 0) {
            throw new StaleOwner(move.next().key());
        }
        Outbox.append(connection, move.events()).await().indefinitely();
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
