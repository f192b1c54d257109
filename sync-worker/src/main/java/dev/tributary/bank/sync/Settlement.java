package dev.tributary.bank.sync;

import dev.tributary.bank.sync.Recovery.Fail;
import dev.tributary.bank.sync.Recovery.Obey;
import dev.tributary.bank.sync.Recovery.Park;
import dev.tributary.bank.sync.Recovery.Reauthorise;
import dev.tributary.bank.sync.Recovery.Skip;
import dev.tributary.bank.sync.Recovery.TryAgain;
import java.time.Instant;

/// How a unit that failed is laid down: the person's word counts more than another attempt, and less than the truth
/// that nothing more will come.
final class Settlement {

    private Settlement() {}

    static Move of(AccountSync sync, Recovery decision, Control control, Instant now) {
        return switch (control) {
            case CANCELLED -> sync.cancel(now);
            case PAUSED -> whilePaused(sync, decision, now);
            case RUNNING -> whileRunning(sync, decision, now);
        };
    }

    private static Move whilePaused(AccountSync sync, Recovery decision, Instant now) {
        return switch (decision) {
            case TryAgain _, Park _, Obey _, Recovery.Remap _ -> sync.pause(now);
            // What was found out is kept; the pause is noticed before the next call.
            case Recovery.AskLater _, Recovery.Narrow _ -> whileRunning(sync, decision, now);
            case Skip _, Fail _, Reauthorise _ -> whileRunning(sync, decision, now);
        };
    }

    private static Move whileRunning(AccountSync sync, Recovery decision, Instant now) {
        return switch (decision) {
            case TryAgain(var at, var reason, var message) -> sync.waitUntil(at, reason, message, now);
            case Park(var until, var reason, var message) -> sync.park(until, reason, message, now);
            case Recovery.AskLater() -> sync.askLater(now);
            case Recovery.Narrow(var floor) -> sync.narrow(floor, now);
            case Recovery.Remap() -> sync.remapped(now);
            case Obey() -> sync.waitUntil(now, "retrying", "The call was broken off.", now);
            case Skip(var reason, var message) -> sync.skip(reason, message, now);
            case Fail(var reason, var message, var nextStep) -> sync.fail(reason, message, nextStep, now);
            case Reauthorise(var reason, var message, var nextStep) -> sync.fail(reason, message, nextStep, now);
        };
    }
}
