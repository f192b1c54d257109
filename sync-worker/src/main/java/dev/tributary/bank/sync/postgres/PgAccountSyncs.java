package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.AccountSyncs;
import dev.tributary.bank.sync.ClosingAnswer;
import dev.tributary.bank.sync.Control;
import dev.tributary.bank.sync.Move;
import dev.tributary.bank.sync.PlanCalls;
import dev.tributary.bank.sync.RowMeters;
import dev.tributary.bank.sync.Stored;
import dev.tributary.bank.sync.SyncConfig;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.WholeAnswer;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.StoredBatch;
import dev.tributary.bank.transaction.postgres.BatchRows;
import dev.tributary.bank.usage.postgres.CallRows;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgAccountSyncs implements AccountSyncs {

    /// The close belongs to the unit of the last window: delivered again, that one goes on where it stopped.
    private static final String TAKE = """
            UPDATE account_syncs SET epoch = epoch + 1, touched_at = $4
            WHERE job_id = $1 AND account_id = $2 AND state = 'syncing'
              AND (unit = $3 OR unit > $3 AND $3 + 1 >= cardinality(window_starts))
            RETURNING *
            """;

    private static final String FIND =
            "SELECT * FROM account_syncs WHERE job_id = $1 AND account_id = $2 AND sequence > 0";

    private final Transactions transactions;
    private final Accounts accounts;
    private final PlanCalls planCalls;
    private final SecretSeal seal;
    private final BatchRows batchRows;
    private final StepEffects effects;
    private final SyncConfig config;
    private final RowMeters meters;
    private final Clock clock;

    PgAccountSyncs(
            Transactions transactions,
            Accounts accounts,
            PlanCalls planCalls,
            SecretSeal seal,
            BatchRows batchRows,
            StepEffects effects,
            SyncConfig config,
            RowMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.planCalls = planCalls;
        this.seal = seal;
        this.batchRows = batchRows;
        this.effects = effects;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Claim claim(SyncAccount command) {
        var account = accounts.find(command.userId(), command.accountId());
        var daysPerCall = command.unit() == 0 ? planCalls.daysPerCall(command, account, clock.instant()) : 0;
        return transactions.call(connection -> {
            var control = Controls.begin(connection, command.jobId());
            if (command.unit() == 0) {
                begin(connection, command, account, daysPerCall);
            }
            var taken = take(connection, command);
            taken.filter(sync -> sync.epoch() > 1)
                    .ifPresent(again ->
                            CallRows.closeLeftOpen(connection, command.jobId(), command.accountId(), clock.instant()));
            if (taken.isEmpty() && command.unit() == 0) {
                tellAgain(connection, command);
            }
            return taken.map(sync -> claimed(connection, sync, control, account))
                    .orElseGet(Claim.NothingToDo::new);
        });
    }

    /// The import sends a sync out again when it hears nothing of it: our last word may have been lost.
    private void tellAgain(SqlConnection connection, SyncAccount command) {
        var known = connection
                .preparedQuery(FIND)
                .execute(Tuple.of(command.jobId(), command.accountId()))
                .await()
                .indefinitely()
                .stream()
                .map(row -> SyncRow.read(row).news(clock.instant()))
                .toList();
        Outbox.append(connection, known).await().indefinitely();
    }

    private void begin(SqlConnection connection, SyncAccount command, Optional<Account> account, int daysPerCall) {
        var now = clock.instant();
        var closing = account.map(
                        known -> ResourcesNotOffered.closing(connection, known, now.minus(config.notOfferedMemory())))
                .orElse(List.of());
        connection
                .preparedQuery(SyncRow.INSERT)
                .execute(SyncRow.inserted(AccountSync.begin(command, daysPerCall, closing, now)))
                .await()
                .indefinitely();
    }

    private Optional<AccountSync> take(SqlConnection connection, SyncAccount command) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var parameters = Tuple.of(command.jobId(), command.accountId(), command.unit(), now);
        return connection.preparedQuery(TAKE).execute(parameters).await().indefinitely().stream()
                .map(SyncRow::read)
                .findFirst();
    }

    private Claim claimed(SqlConnection connection, AccountSync sync, Control control, Optional<Account> account) {
        var now = clock.instant();
        if (control == Control.CANCELLED) {
            Moves.write(connection, sync.cancel(now), now);
        } else if (control == Control.PAUSED) {
            Moves.write(connection, sync.pause(now), now);
        } else if (account.isEmpty()) {
            Moves.write(connection, accountUnknown(sync, now), now);
        } else {
            return new Claim.Taken(sync, account.get());
        }
        return new Claim.NothingToDo();
    }

    private static Move accountUnknown(AccountSync sync, Instant now) {
        return sync.fail(
                "account_not_found",
                "This account is not connected any more.",
                "Connect its bank again, then retry the import.",
                now);
    }

    @Override
    public AccountSync store(
            AccountSync sync, Account account, Batch batch, @Nullable WholeAnswer whole, AfterBatch after) {
        var stored = storing(sync, account, batch, whole, after);
        meters.committed(sync.counts(), stored.counts());
        return stored;
    }

    private AccountSync storing(
            AccountSync sync, Account account, Batch batch, @Nullable WholeAnswer whole, AfterBatch after) {
        return transactions.call(connection -> {
            var key = sync.key();
            var now = clock.instant();
            var glance = whole == null
                    ? Controls.glance(connection, key.jobId()).subscribeAsCompletionStage()
                    : Controls.read(connection, key.jobId()).subscribeAsCompletionStage();
            var to = new ServedTo(key.jobId(), account, sync.request().enrich());
            var rows = batchRows.store(connection, to, batch, now);
            var rejected = RejectedRows.insert(connection, seal, sync, batch.rejected());
            if (whole != null) {
                // Before rows are counted anew, which those of this batch are among.
                counted(connection, account, batch, rows).await().indefinitely();
                effects.windowAnswered(connection, sync, account, whole, now);
            }
            var control = glance.join() == Control.RUNNING
                    ? Control.RUNNING
                    : Controls.read(connection, key.jobId()).await().indefinitely();
            var move = after.decide(new Stored(rows.inserted(), rows.updated(), rejected), control);
            write(
                    connection,
                    account,
                    rows,
                    whole == null
                            ? counted(connection, account, batch, rows)
                            : Uni.createFrom().voidItem(),
                    move,
                    now);
            if (whole != null || !(move.next().state() instanceof Syncing)) {
                effects.counted(connection, account, move, now);
            }
            return move.next();
        });
    }

    /// One flight for everything that follows a batch.
    private void write(
            SqlConnection connection, Account account, StoredBatch rows, Uni<Void> also, Move move, Instant now) {
        var events = new ArrayList<Event>(rows.events());
        events.addAll(move.events());
        Uni.combine()
                .all()
                .unis(Moves.writing(connection, new Move(move.next(), events), now), also)
                .discardItems()
                .await()
                .indefinitely();
        completed(connection, account, move, now);
    }

    private static Uni<Void> counted(SqlConnection connection, Account account, Batch batch, StoredBatch rows) {
        return rows.mark() == null
                ? Uni.createFrom().voidItem()
                : AccountRows.addRows(
                        connection,
                        account.accountId(),
                        rows.grownBy(),
                        rows.grownBy() == 0 ? null : batch.earliest(),
                        rows.grownBy() == 0 ? null : batch.latest(),
                        rows.mark());
    }

    @Override
    public AccountSync close(AccountSync sync, Account account, ClosingAnswer answer, AfterControl after) {
        return transactions.call(connection -> {
            var now = clock.instant();
            effects.closed(connection, sync, account, answer, now);
            var control = Controls.read(connection, sync.key().jobId()).await().indefinitely();
            var move = after.decide(control);
            Moves.write(connection, move, now);
            completed(connection, account, move, now);
            return move.next();
        });
    }

    private void completed(SqlConnection connection, Account account, Move move, Instant now) {
        if (move.next().state() instanceof Completed) {
            effects.completed(connection, account, now);
        }
    }

    @Override
    public AccountSync settle(AccountSync sync, AfterControl after) {
        return transactions.call(connection -> {
            var control = Controls.read(connection, sync.key().jobId()).await().indefinitely();
            var move = after.decide(control);
            var now = clock.instant();
            Moves.write(connection, move, now);
            effects.laidDown(connection, sync, move.next(), now);
            return move.next();
        });
    }
}
