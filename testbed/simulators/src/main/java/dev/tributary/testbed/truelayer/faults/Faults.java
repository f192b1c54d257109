package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The faults in force.
public final class Faults {
    private final CopyOnWriteArrayList<ActiveRule> active = new CopyOnWriteArrayList<>();

    private record ActiveRule(FaultRule rule, AtomicLong calls) {
        static ActiveRule of(FaultRule rule) {
            return new ActiveRule(rule, new AtomicLong());
        }

        /// The fault as this call meets it.
        Optional<Fault> strike() {
            var call = calls.getAndIncrement() - rule.after();
            if (call < 0 || (rule.times().isPresent() && call >= rule.times().getAsInt())) {
                return Optional.empty();
            }
            return rule.fault() instanceof Fault.Burst(var failure, var failures, var every)
                    ? Optional.<Fault>of(failure).filter(_ -> call % every < failures)
                    : Optional.of(rule.fault());
        }

        boolean fails() {
            return rule.fault() instanceof Fault.Status || rule.fault() instanceof Fault.Burst;
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
            var isHabit = candidate.rule().fault() instanceof Fault.Habit;
            var another = failed && candidate.fails();
            if (!isHabit && !another && candidate.rule().match().covers(target)) {
                var fault = candidate.strike();
                fault.ifPresent(struck::add);
                failed |= fault.isPresent() && candidate.fails();
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
