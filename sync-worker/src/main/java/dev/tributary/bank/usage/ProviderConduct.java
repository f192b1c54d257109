package dev.tributary.bank.usage;

import java.time.Instant;
import java.util.function.UnaryOperator;

/// How banks behave, known to all replicas.
public interface ProviderConduct {

    Conduct of(String providerId);

    /// Changes the circuit while nobody else does.
    ///
    /// @return what it was before
    Circuit change(String providerId, UnaryOperator<Circuit> change);

    /// The bank needs longer than a call may last.
    void slow(String providerId, Instant until);

    /// The bank gives old rows only just after a consent.
    void locksHistory(String providerId);

    /// @param slowUntil the beginning of time when it is not
    record Conduct(Circuit circuit, Instant slowUntil, boolean locksHistory) {
        public static final Conduct UNKNOWN = new Conduct(Circuit.CLOSED, Instant.EPOCH, false);

        public boolean isSlow(Instant now) {
            return slowUntil.isAfter(now);
        }
    }
}
