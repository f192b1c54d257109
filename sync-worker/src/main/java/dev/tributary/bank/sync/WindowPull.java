package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.transaction.Intake;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// One window's answer on its way into the database, batch by batch.
final class WindowPull implements BankData.RowReader {

    private final AccountSyncs syncs;
    private final Account account;
    private final Clock clock;
    private final Intake intake;
    private AccountSync sync;
    private long position;

    WindowPull(AccountSyncs syncs, AccountSync sync, Account account, Clock clock) {
        this.syncs = syncs;
        this.sync = sync;
        this.account = account;
        this.clock = clock;
        this.intake = new Intake(
                sync.window().from(),
                sync.window().to(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                sync.request().batchSize());
    }

    AccountSync sync() {
        return sync;
    }

    /// @return false when the person wants it to stop
    @Override
    public boolean take(BankTransaction row) {
        intake.take(row);
        if (intake.isFull()) {
            store(false);
        }
        return sync.state() instanceof Syncing;
    }

    /// The answer is complete: the rest of it, and the end of the window.
    void finish() {
        if (sync.state() instanceof Syncing) {
            store(true);
        }
    }

    private void store(boolean last) {
        var batch = intake.next();
        var before = sync;
        var at = position;
        sync = syncs.store(
                before,
                account,
                batch,
                (stored, control) -> before.batchStored(batch, stored, at, last, control, clock.instant()));
        position += batch.served();
    }
}
