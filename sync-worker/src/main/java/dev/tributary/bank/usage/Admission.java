package dev.tributary.bank.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a call may leave now.
public sealed interface Admission {

    /// @param cachedSince when the same request was answered, which TrueLayer will repeat; null when the bank is asked
    /// @param reservedAt the unattended call that was entered for it; null when none was needed
    record Admitted(
            Instant at,
            @Nullable Instant cachedSince,
            @Nullable Instant reservedAt) implements Admission {

        /// What the answer will be as old as.
        public Instant asOf() {
            return cachedSince == null ? at : cachedSince;
        }
    }

    record Refused(Reason reason, Instant until) implements Admission {}

    enum Reason {
        /// The bank's unattended calls are used up.
        QUOTA,
        /// It keeps failing, whoever asks.
        PROVIDER_RESTS,
        /// Calls leave too fast.
        RATE
    }
}
