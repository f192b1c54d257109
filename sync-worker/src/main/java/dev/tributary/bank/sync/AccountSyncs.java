package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.SyncAccount;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The syncs' checkpoints. Every method is one transaction with the events it leads to, and sees the person's control
/// as it is at commit.
public interface AccountSyncs {

    /// Takes a unit: whoever had it can write no more.
    Claim claim(SyncAccount command);

    /// Stores a batch with the checkpoint behind it.
    ///
    /// @param last whether the window ends with it
    /// @throws StaleOwner when the unit was taken by somebody else; nothing is written then
    AccountSync store(AccountSync sync, Account account, Batch batch, boolean last, AfterBatch after);

    /// Lays the unit down: waiting, ended, or as the control says.
    ///
    /// @throws StaleOwner when the unit was taken by somebody else; nothing is written then
    AccountSync settle(AccountSync sync, AfterControl after);

    /// Records a person's control unless a newer one is known, and moves the syncs nobody is working on.
    void control(ImportControl control);

    /// Commands again what waited long enough, and what was lost.
    ///
    /// @return how many units were commanded
    int commandDue();

    /// Says that these units are being worked on, however long the bank takes.
    void keepAlive(Collection<SyncKey> running);

    /// @return which of these imports are cancelled
    Set<UUID> cancelled(Collection<UUID> jobIds);

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
