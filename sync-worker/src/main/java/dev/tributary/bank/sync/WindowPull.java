package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.transaction.Intake;
import dev.tributary.bank.transaction.PendingRow;
import dev.tributary.bank.transaction.Settling;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankTransaction;
import dev.tributary.bank.truelayer.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// One window's answer on its way into the database, batch by batch.
final class WindowPull implements BankData.RowReader {

    private final AccountSyncs syncs;
    private final Account account;
    private final Clock clock;
    private final Intake intake;
    private final Duration progressInterval;
    private AccountSync sync;
    private Instant toldAt = Instant.EPOCH;
    private long position;

    WindowPull(
            AccountSyncs syncs,
            AccountSync sync,
            Account account,
            Window window,
            List<PendingRow> awaited,
            Settling settling,
            Duration progressInterval,
            Clock clock) {
        this.syncs = syncs;
        this.sync = sync;
        this.account = account;
        this.progressInterval = progressInterval;
        this.clock = clock;
        this.intake = new Intake(
                window.from(),
                window.to(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                sync.request().batchSize(),
                awaited,
                settling);
    }

    AccountSync sync() {
        return sync;
    }

    /// @return false when the person wants it to stop
    @Override
    public boolean take(BankTransaction row) {
        intake.take(row);
        if (intake.isFull()) {
            storeBatch();
        }
        return sync.state() instanceof Syncing;
    }

    /// The answer is complete: the rest of it, and the end of the window.
    ///
    /// @return the sync as it is after that
    AccountSync finish(Freshness freshness) {
        if (sync.state() instanceof Syncing) {
            storeEnd(freshness);
        }
        return sync;
    }

    private void storeBatch() {
        var batch = intake.next();
        var before = sync;
        var now = clock.instant();
        var tell = !now.isBefore(toldAt.plus(progressInterval));
        sync = syncs.store(
                before,
                account,
                batch,
                null,
                (stored, control) -> before.batchStored(batch, stored, position, tell, control, now));
        toldAt = tell ? now : toldAt;
        position += batch.served();
    }

    private void storeEnd(Freshness freshness) {
        var batch = intake.last();
        var before = sync;
        var now = clock.instant();
        sync = syncs.store(
                before,
                account,
                batch,
                new WholeAnswer(intake.answer(), freshness),
                (stored, control) -> before.windowStored(batch, stored, position, control, now));
    }
}
