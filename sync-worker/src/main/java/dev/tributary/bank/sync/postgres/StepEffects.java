package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.balance.postgres.BalanceProofs;
import dev.tributary.bank.balance.postgres.BalanceRows;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.ClosingAnswer;
import dev.tributary.bank.sync.Move;
import dev.tributary.bank.sync.Step;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.WholeAnswer;
import dev.tributary.bank.transaction.postgres.PendingRows;
import dev.tributary.bank.transaction.postgres.WithdrawnRows;
import dev.tributary.bank.truelayer.BankFailure.NotOffered;
import dev.tributary.contracts.DateRange;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an answer means to others in this context, in the transaction of its checkpoint.
@ApplicationScoped
class StepEffects {

    private final CoverageRows coverage;
    private final BalanceRows balances;
    private final BalanceProofs proofs;

    StepEffects(CoverageRows coverage, BalanceRows balances, BalanceProofs proofs) {
        this.coverage = coverage;
        this.balances = balances;
        this.proofs = proofs;
    }

    void windowAnswered(SqlConnection connection, AccountSync sync, Account account, WholeAnswer whole, Instant now) {
        if (sync.step() instanceof Step.Booked(var window)) {
            var days = new DateRange(window.from(), window.to());
            UUID accountId = account.accountId();
            if (!whole.freshness().cached()) {
                WithdrawnRows.afterWindow(connection, account, sync.key().jobId(), days, whole.served(), now);
            }
            coverage.windowAnswered(
                    connection, accountId, days, whole.freshness().asOf());
        }
    }

    /// The last of the rows that come for now are counted. A sync that is complete, or about to be, tells more, later.
    void counted(SqlConnection connection, Account account, Move move, Instant now) {
        var next = move.next();
        var isClosing = next.state() instanceof Syncing && next.step() instanceof Step.Closing;
        if (!(next.state() instanceof Completed) && !isClosing) {
            AccountRows.publish(connection, account.accountId(), now);
        }
    }

    void closed(SqlConnection connection, AccountSync sync, Account account, ClosingAnswer answer, Instant now) {
        var jobId = sync.key().jobId();
        var resource = sync.step().resource();
        switch (answer) {
            case ClosingAnswer.Pending(var rows) -> PendingRows.replace(connection, account, jobId, rows, now);
            case ClosingAnswer.Balance(var balance) -> balances.told(connection, account.accountId(), balance, now);
            case ClosingAnswer.Missing(NotOffered lacking) ->
                ResourcesNotOffered.remember(connection, account, resource, now);
            case ClosingAnswer.Missing other -> {}
        }
        ClosingRows.store(connection, account.accountId(), jobId, resource, answer, now);
    }

    /// Days may have turned out to be locked, a call without the person may have been counted, and what is laid down at
    /// the close has not told of its rows.
    void laidDown(SqlConnection connection, AccountSync before, AccountSync after, Instant now) {
        var locked = lockedDays(before, after);
        var accountId = before.key().accountId();
        locked.forEach(days -> coverage.unreachable(connection, accountId, days, now));
        var held = before.step() instanceof Step.Closing;
        if (!locked.isEmpty() || held || before.request().personAddress() == null) {
            AccountRows.publish(connection, accountId, now);
        }
    }

    private static List<DateRange> lockedDays(AccountSync before, AccountSync after) {
        var gap = after.progress().gap();
        return gap == null || gap.equals(before.progress().gap())
                ? List.of()
                : before.steps().before(before.checkpoint().unit(), gap.toDate().plusDays(1));
    }

    void completed(SqlConnection connection, Account account, Instant now) {
        proofs.prove(connection, account.accountId(), now);
        AccountRows.synced(connection, account.accountId(), now);
    }
}
