package dev.tributary.bank.usage;

import dev.tributary.contracts.AccountChanged.CallQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls a bank allows for one thing without the person. Banks count by their own day; whichever that is, nobody
/// exceeds it who makes no more calls than allowed in any 24 hours.
///
/// @param madeAt when they were made, in any order; older ones may be among them
/// @param blockedUntil when the bank itself has said that no call is left; null when it has not
public record UnattendedCalls(
        int limit, List<Instant> madeAt, @Nullable Instant blockedUntil) {

    public static final Duration DAY = Duration.ofHours(24);

    public UnattendedCalls {
        if (limit < 0) {
            throw new IllegalArgumentException("a bank cannot allow %d calls".formatted(limit));
        }
        madeAt = madeAt.stream().sorted().toList();
    }

    public static UnattendedCalls none(int limit) {
        return new UnattendedCalls(limit, List.of(), null);
    }

    public int left(Instant now) {
        return isBlocked(now) ? 0 : Math.max(0, limit - counting(now).size());
    }

    /// @return when [#left(Instant)] grows again; null while nothing is used
    public @Nullable Instant resetsAt(Instant now) {
        var counting = counting(now);
        // More than allowed may have been made under a higher limit: then the first to leave frees nothing.
        var freeing = Math.max(0, counting.size() - Math.max(limit, 1));
        var freed = counting.isEmpty() ? null : counting.get(freeing).plus(DAY);
        if (blockedUntil == null || !isBlocked(now)) {
            return freed;
        }
        return freed != null && counting.size() >= limit && freed.isAfter(blockedUntil) ? freed : blockedUntil;
    }

    public CallQuota told(Instant now) {
        return new CallQuota(limit, left(now), resetsAt(now));
    }

    private List<Instant> counting(Instant now) {
        var since = now.minus(DAY);
        return madeAt.stream().filter(made -> made.isAfter(since)).toList();
    }

    private boolean isBlocked(Instant now) {
        return blockedUntil != null && blockedUntil.isAfter(now);
    }
}
