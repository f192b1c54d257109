package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The faults in force.
public final class Faults {
    private final CopyOnWriteArrayList<ActiveRule> active = new CopyOnWriteArrayList<>();

    private record ActiveRule(FaultRule rule, AtomicInteger left) {
        static ActiveRule of(FaultRule rule) {
            return new ActiveRule(rule, new AtomicInteger(rule.times().orElse(Integer.MAX_VALUE)));
        }

        boolean strikes() {
            return rule.times().isEmpty() || left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    public void replaceWith(List<FaultRule> rules) {
        var next = rules.stream().map(ActiveRule::of).toList();
        active.clear();
        active.addAll(next);
    }

    public void add(FaultRule rule) {
        active.add(ActiveRule.of(rule));
    }

    public void clear() {
        active.clear();
    }

    /// What strikes this call. Of several error statuses only the first strikes, so the others keep their count.
    public List<Fault> strike(Target target) {
        var struck = new ArrayList<Fault>();
        var failed = false;
        for (var candidate : active) {
            var fault = candidate.rule().fault();
            var another = failed && fault instanceof Fault.Status;
            if (!(fault instanceof Fault.Habit)
                    && !another
                    && candidate.rule().match().covers(target)
                    && candidate.strikes()) {
                struck.add(fault);
                failed |= fault instanceof Fault.Status;
            }
        }
        return struck;
    }

    /// The first habit of that kind which covers the call.
    public <H extends Fault.Habit> Optional<H> habit(Class<H> kind, Target target) {
        return active.stream()
                .map(ActiveRule::rule)
                .filter(rule -> kind.isInstance(rule.fault()) && rule.match().covers(target))
                .map(rule -> kind.cast(rule.fault()))
                .findFirst();
    }

    /// How long an access token of this customer lives.
    public Duration tokenLifetime(Customer customer, Duration usual) {
        return habit(Fault.TokenExpiry.class, Target.of(customer, null, Endpoint.TOKEN))
                .map(Fault.TokenExpiry::lifetime)
                .filter(shortened -> shortened.compareTo(usual) < 0)
                .orElse(usual);
    }
}
