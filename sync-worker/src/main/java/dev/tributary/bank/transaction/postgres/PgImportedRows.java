package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.balance.postgres.BalanceProofs;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.bank.transaction.DecisionKind;
import dev.tributary.bank.transaction.ImportedRows;
import dev.tributary.bank.transaction.RowDecision;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.UndoOutcome;
import dev.tributary.bank.transaction.UndoReport;
import dev.tributary.bank.transaction.UndoReport.OfAccount;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class PgImportedRows implements ImportedRows {

    private static final int ROWS_PER_EVENT = 1_000;

    private final Transactions transactions;
    private final CoverageRows coverage;
    private final BalanceProofs proofs;
    private final RestoredRows restoredRows;
    private final Clock clock;

    PgImportedRows(
            Transactions transactions, CoverageRows coverage, BalanceProofs proofs, Accounts accounts, Clock clock) {
        this.transactions = transactions;
        this.coverage = coverage;
        this.proofs = proofs;
        this.restoredRows = new RestoredRows(accounts);
        this.clock = clock;
    }

    @Override
    public UndoOutcome preview(String userId, UUID jobId) {
        return whenOver(userId, jobId, connection -> report(connection, UndoSql.PREVIEW, userId, jobId));
    }

    @Override
    public UndoOutcome undo(String userId, UUID jobId) {
        return whenOver(userId, jobId, connection -> {
            var report = report(connection, UndoSql.PREVIEW, userId, jobId);
            report.accounts().stream()
                    .filter(account -> account.removed() > 0)
                    .forEach(account -> take(connection, userId, jobId, account.accountId()));
            return report;
        });
    }

    @Override
    public UndoOutcome restore(String userId, UUID jobId) {
        return whenOver(userId, jobId, connection -> {
            var report = report(connection, UndoSql.UNDONE, userId, jobId);
            report.accounts().stream()
                    .filter(account -> account.removed() > 0)
                    .forEach(account -> giveBack(connection, userId, jobId, account.accountId()));
            return report;
        });
    }

    /// In the order of their ids, nobody else writes these accounts' rows till the end.
    private UndoOutcome whenOver(String userId, UUID jobId, Function<SqlConnection, UndoReport> work) {
        return transactions.call(connection -> {
            var syncs = connection
                    .preparedQuery(UndoSql.ACCOUNTS)
                    .execute(Tuple.of(jobId, userId))
                    .await()
                    .indefinitely();
            if (syncs.size() == 0) {
                return new UndoOutcome.UnknownImport();
            }
            var over = true;
            for (var sync : syncs) {
                over &= sync.getBoolean("over");
                CandidateRows.lock(connection, sync.getUUID("account_id"))
                        .await()
                        .indefinitely();
            }
            return over ? new UndoOutcome.Done(work.apply(connection)) : new UndoOutcome.NotOver();
        });
    }

    private void take(SqlConnection connection, String userId, UUID jobId, UUID accountId) {
        var now = clock.instant();
        var days = each(connection, UndoSql.OWN, userId, jobId, accountId, ids -> {
            mark(connection, accountId, jobId, ids, RowState.UNDONE, DecisionKind.UNDONE, now);
            return new TransactionsRemoved(Ids.next(), now, userId, jobId, accountId, ids);
        });
        coverage.forget(connection, accountId, stretches(days));
        tell(connection, accountId, now);
    }

    private void giveBack(SqlConnection connection, String userId, UUID jobId, UUID accountId) {
        var now = clock.instant();
        each(connection, UndoSql.UNDONE_IDS, userId, jobId, accountId, ids -> {
            mark(connection, accountId, jobId, ids, RowState.BOOKED, DecisionKind.UNDO_REVERTED, now);
            return restoredRows.event(connection, userId, jobId, accountId, ids, now);
        });
        tell(connection, accountId, now);
    }

    /// Chunk by chunk, so that an import of a million rows can be undone.
    ///
    /// @return the rows' days
    private static NavigableSet<LocalDate> each(
            SqlConnection connection,
            String sql,
            String userId,
            UUID jobId,
            UUID accountId,
            Function<List<UUID>, Event> work) {
        var days = new TreeSet<LocalDate>();
        var statement = connection.prepare(sql).await().indefinitely();
        var cursor = statement.cursor(Tuple.of(jobId, userId, accountId));
        do {
            var ids = new ArrayList<UUID>(ROWS_PER_EVENT);
            for (var row : cursor.read(ROWS_PER_EVENT).await().indefinitely()) {
                ids.add(row.getUUID(0));
                days.add(row.getLocalDate(1));
            }
            if (!ids.isEmpty()) {
                Outbox.append(connection, List.of(work.apply(ids))).await().indefinitely();
            }
        } while (cursor.hasMore());
        cursor.close().await().indefinitely();
        return days;
    }

    private static void mark(
            SqlConnection connection,
            UUID accountId,
            UUID jobId,
            List<UUID> ids,
            RowState state,
            DecisionKind kind,
            Instant now) {
        connection
                .preparedQuery(UndoSql.MARK)
                .execute(Tuple.of(ids.toArray(UUID[]::new), state.code(), accountId))
                .await()
                .indefinitely();
        var decisions = ids.stream().map(id -> RowDecision.of(id, kind, null)).toList();
        DecisionRows.append(connection, accountId, jobId, decisions, now)
                .await()
                .indefinitely();
    }

    private void tell(SqlConnection connection, UUID accountId, Instant now) {
        AccountRows.recount(connection, accountId);
        proofs.prove(connection, accountId, now);
        AccountRows.publish(connection, accountId, now);
    }

    private static List<DateRange> stretches(NavigableSet<LocalDate> days) {
        var stretches = new ArrayList<DateRange>();
        for (var day : days) {
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && last.toDate().plusDays(1).equals(day)) {
                stretches.set(stretches.size() - 1, new DateRange(last.fromDate(), day));
            } else {
                stretches.add(new DateRange(day, day));
            }
        }
        return stretches;
    }

    private static UndoReport report(SqlConnection connection, String sql, String userId, UUID jobId) {
        var accounts = connection.preparedQuery(sql).execute(Tuple.of(jobId, userId)).await().indefinitely().stream()
                .map(PgImportedRows::ofAccount)
                .toList();
        return new UndoReport(jobId, accounts);
    }

    private static OfAccount ofAccount(Row row) {
        return new OfAccount(
                row.getUUID("account_id"),
                row.getString("display_name"),
                row.getLong("removed"),
                row.getLong("kept_served_later"),
                row.getLong("kept_edited"),
                row.getLocalDate("earliest"),
                row.getLocalDate("latest"));
    }
}
