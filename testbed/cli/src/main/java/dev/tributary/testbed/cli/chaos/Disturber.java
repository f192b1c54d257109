package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.chaos.Disturbance.BankFault;
import dev.tributary.testbed.cli.chaos.Disturbance.ComingAndGoing;
import dev.tributary.testbed.cli.chaos.Disturbance.FrozenService;
import dev.tributary.testbed.cli.chaos.Disturbance.InfrastructureAway;
import dev.tributary.testbed.cli.chaos.Disturbance.KilledService;
import dev.tributary.testbed.cli.chaos.Disturbance.LostCommits;
import dev.tributary.testbed.cli.chaos.Disturbance.LostRefresh;
import dev.tributary.testbed.cli.chaos.Disturbance.ShortTokens;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.io.IOException;
import java.time.Duration;

/// Lets things go wrong, and puts them right again.
final class Disturber {

    private static final Patience UNTIL_IT_STARTS = new Patience(Duration.ofMinutes(3));

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(2);
    private static final Duration TOKEN_DELAY = Duration.ofMillis(700);

    private final StackControl stack;
    private final BankTruth bank;

    Disturber(StackControl stack, BankTruth bank) {
        this.stack = stack;
        this.bank = bank;
    }

    /// Returns when what was broken is whole again.
    void disturb(Disturbance disturbance) {
        switch (disturbance) {
            case KilledService(var replica, var lasts) -> away(replica, PartAction.KILL, lasts);
            case InfrastructureAway(var part, var clean, var lasts) ->
                away(part, clean ? PartAction.STOP : PartAction.KILL, lasts);
            case FrozenService(var replica, var lasts) -> freeze(replica, lasts);
            case ComingAndGoing(var replica, var times, var lasts) -> {
                for (var time = 0; time < times; time++) {
                    away(replica, PartAction.STOP, lasts);
                    pause(lasts);
                }
            }
            case LostCommits(var lasts) -> {
                stack.loseCommits();
                pause(lasts);
                stack.keepCommits();
            }
            case LostRefresh(var lasts) -> {
                bank.loseRefresh(TOKEN_LIFETIME);
                pause(lasts);
                bank.clearFaults();
            }
            case ShortTokens(var lasts) -> {
                bank.hurryTokens(TOKEN_LIFETIME, TOKEN_DELAY);
                pause(lasts);
                bank.clearFaults();
            }
            case BankFault(var fault, var lasts) -> {
                bank.misbehave(fault);
                pause(lasts);
                bank.clearFaults();
            }
        }
    }

    private void away(String part, PartAction how, Duration lasts) {
        stack.act(part, how);
        pause(lasts);
        start(part);
    }

    /// What a service stands on may be away as well while it starts.
    void start(String part) {
        UNTIL_IT_STARTS.ask(
                () -> {
                    stack.act(part, PartAction.START);
                    return part;
                },
                _ -> true);
    }

    private void freeze(String service, Duration lasts) {
        var pid = stack.parts().stream()
                .filter(part -> part.name().equals(service))
                .map(part -> part.pid())
                .findFirst()
                .orElse(null);
        if (pid == null) {
            return;
        }
        signal("STOP", pid);
        try {
            pause(lasts);
        } finally {
            signal("CONT", pid);
        }
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException impossible) {
            throw new WorkFailed("No signal could be sent: " + impossible.getMessage(), impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while a service was frozen.", stopping);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the chaos.", stopping);
        }
    }
}
