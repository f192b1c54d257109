package dev.tributary.bank.sync;

import dev.tributary.bank.usage.CallLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What time brings: waits end, lost messages are noticed, and a cancel that another replica took reaches our calls.
@ApplicationScoped
public class WakeUnits {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(30);

    private final AccountSyncs syncs;
    private final RunningUnits running;
    private final CallLedger ledger;
    private final SyncConfig config;

    WakeUnits(AccountSyncs syncs, RunningUnits running, CallLedger ledger, SyncConfig config) {
        this.syncs = syncs;
        this.running = running;
        this.ledger = ledger;
        this.config = config;
    }

    /// @return how many units were commanded
    public int wake() {
        var jobs = running.jobs();
        if (!jobs.isEmpty()) {
            syncs.cancelled(jobs).forEach(running::abort);
        }
        ledger.closeAbandoned(LONGEST_CALL);
        return syncs.commandDue(config.lease(), config.presence());
    }
}
