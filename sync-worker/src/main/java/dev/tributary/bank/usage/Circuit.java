package dev.tributary.bank.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bank that keeps failing is left alone, so that a hundred accounts do not hammer it.
///
/// ```
/// closed ──too many failures in a row──▶ open ──rest is over──▶ trial ──answered──▶ closed
///                                          ▲─────────failed, or nothing heard─────────┘
/// ```
///
/// @param failures in a row, whoever asked
/// @param openings in a row: each rests twice as long as the one before
/// @param openUntil null while closed
/// @param trialUntil when the trial under way counts as lost; null while there is none
public record Circuit(
        int failures,
        int openings,
        @Nullable Instant openUntil,
        @Nullable Instant trialUntil) {

    public static final Circuit CLOSED = new Circuit(0, 0, null, null);

    /// @param failuresToOpen in a row
    /// @param rest after the first opening
    /// @param longestRest however often it opened
    /// @param trial how long a call may take to come back
    public record Rules(int failuresToOpen, Duration rest, Duration longestRest, Duration trial) {
        public Rules {
            if (failuresToOpen < 1) {
                throw new IllegalArgumentException(
                        "tributary.providers.failures-to-rest must be 1 or more, not " + failuresToOpen);
            }
        }
    }

    /// Whether a call may leave.
    public sealed interface Pass {
        record Free() implements Pass {}

        /// This one call, to see how the bank is; the others wait.
        record Trial(Circuit next) implements Pass {}

        record Held(Instant until) implements Pass {}
    }

    public Pass pass(Instant now, Rules rules) {
        if (openUntil == null) {
            return new Pass.Free();
        }
        if (openUntil.isAfter(now)) {
            return new Pass.Held(openUntil);
        }
        return trialUntil != null && trialUntil.isAfter(now)
                ? new Pass.Held(earlier(trialUntil, now.plus(rules.rest())))
                : new Pass.Trial(new Circuit(failures, openings, openUntil, now.plus(rules.trial())));
    }

    public Circuit failed(Instant now, Rules rules) {
        if (openUntil != null && openUntil.isAfter(now)) {
            return this;
        }
        var next = failures + 1;
        return next < rules.failuresToOpen()
                ? new Circuit(next, openings, null, null)
                : new Circuit(next, openings + 1, now.plus(rest(rules)), null);
    }

    /// The trial may be back long before it counts as lost.
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Duration rest(Rules rules) {
        var doubled = rules.rest().multipliedBy(1L << Math.min(openings, 20));
        return doubled.compareTo(rules.longestRest()) < 0 ? doubled : rules.longestRest();
    }

    public boolean isTroubled() {
        return !equals(CLOSED);
    }
}
