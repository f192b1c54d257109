package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.contracts.SyncAccount;
import org.jspecify.annotations.Nullable;

/// The syncs' checkpoints. Every method is one transaction with the events it leads to, and sees the person's control
/// as it is at commit.
public interface AccountSyncs {

    /// Takes a unit: whoever had it can write no more.
    Claim claim(SyncAccount command);

    /// Stores a batch with the checkpoint behind it.
    ///
    /// @param whole the answer when the window ends with this batch; null while it goes on
    /// @throws StaleOwner when the unit was taken by somebody else; nothing is written then
    AccountSync store(AccountSync sync, Account account, Batch batch, @Nullable WholeAnswer whole, AfterBatch after);

    /// Stores what came of a closing step, with the checkpoint behind it.
    ///
    /// @throws StaleOwner when the unit was taken by somebody else; nothing is written then
    AccountSync close(AccountSync sync, Account account, ClosingAnswer answer, AfterControl after);

    /// Lays the unit down: waiting, ended, or as the control says.
    ///
    /// @throws StaleOwner when the unit was taken by somebody else; nothing is written then
    AccountSync settle(AccountSync sync, AfterControl after);

    /// What follows a stored batch.
    @FunctionalInterface
    interface AfterBatch {
        Move decide(Stored stored, Control control);
    }

    /// What follows a unit that stopped.
    @FunctionalInterface
    interface AfterControl {
        Move decide(Control control);
    }

    /// What came of taking a unit.
    sealed interface Claim {

        record Taken(AccountSync sync, Account account) implements Claim {}

        /// The unit is behind the checkpoint, not due, over, or stopped by the person.
        record NothingToDo() implements Claim {}
    }

    /// Somebody else has taken the unit: whatever is in hand is void.
    final class StaleOwner extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public StaleOwner(SyncKey key) {
            super("the unit of job %s, account %s has another owner".formatted(key.jobId(), key.accountId()));
        }
    }
}
