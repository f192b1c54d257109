package dev.tributary.bank.sync;

import dev.tributary.bank.usage.CallLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What time brings: waits end, lost messages are noticed, and a cancel that another replica took reaches our calls.
@ApplicationScoped
public class WakeUnits {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(30);

    private final RestingSyncs syncs;
    private final RunningUnits running;
    private final CallLedger ledger;

    WakeUnits(RestingSyncs syncs, RunningUnits running, CallLedger ledger) {
        this.syncs = syncs;
        this.running = running;
        this.ledger = ledger;
    }

    /// @return how many units were commanded
    public int wake() {
        var mine = running.keys();
        if (!mine.isEmpty()) {
            syncs.cancelled(mine.stream().map(SyncKey::jobId).toList()).forEach(running::abort);
            syncs.keepAlive(mine);
        }
        ledger.closeAbandoned(LONGEST_CALL);
        return syncs.commandDue();
    }
}
