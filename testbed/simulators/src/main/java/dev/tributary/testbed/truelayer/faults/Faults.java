package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    public List<Fault> strike(@Nullable String user, @Nullable String accountId, Endpoint endpoint) {
        var struck = new ArrayList<Fault>();
        var failed = false;
        for (var candidate : active) {
            var fault = candidate.rule().fault();
            var another = failed && fault instanceof Fault.Status;
            if (!another && candidate.rule().match().covers(user, accountId, endpoint) && candidate.strikes()) {
                struck.add(fault);
                failed |= fault instanceof Fault.Status;
            }
        }
        return struck;
    }

    /// How long an access token of this user lives.
    public Duration tokenLifetime(String user, Duration usual) {
        return active.stream()
                .map(ActiveRule::rule)
                .filter(rule -> rule.match().covers(user, null, Endpoint.TOKEN))
                .flatMap(rule -> rule.fault() instanceof Fault.TokenExpiry expiry
                        ? Stream.of(expiry.lifetime())
                        : Stream.empty())
                .findFirst()
                .filter(shortened -> shortened.compareTo(usual) < 0)
                .orElse(usual);
    }
}
