package dev.tributary.bank.sync;

import dev.tributary.bank.usage.AnsweredRequests;
import dev.tributary.bank.usage.CallLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/// What time brings: waits end, lost messages are noticed, and a cancel that another replica took reaches our calls.
@ApplicationScoped
public class WakeUnits {

    private static final Duration LONGEST_CACHE = Duration.ofHours(1);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);
    private static final Duration LONGEST_CALL_FOR_ROWS = Duration.ofMinutes(30);

    private final RestingSyncs syncs;
    private final RunningUnits running;
    private final CallLedger ledger;
    private final AnsweredRequests answered;
    private final Clock clock;

    WakeUnits(RestingSyncs syncs, RunningUnits running, CallLedger ledger, AnsweredRequests answered, Clock clock) {
        this.syncs = syncs;
        this.running = running;
        this.ledger = ledger;
        this.answered = answered;
        this.clock = clock;
    }

    /// @return how many units were commanded
    public int wake() {
        var mine = running.keys();
        if (!mine.isEmpty()) {
            syncs.cancelled(mine.stream().map(SyncKey::jobId).toList()).forEach(running::abort);
            syncs.keepAlive(mine);
        }
        ledger.closeAbandoned(LONGEST_CALL, LONGEST_CALL_FOR_ROWS);
        answered.forgetBefore(clock.instant().minus(LONGEST_CACHE));
        return syncs.commandDue();
    }
}
