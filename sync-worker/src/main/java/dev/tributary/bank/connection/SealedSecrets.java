package dev.tributary.bank.connection;

import java.util.Map;

/// Everything this service keeps sealed.
public interface SealedSecrets {

    /// Seals with the primary key what another key has sealed. Each piece is a transaction of its own: it may be broken
    /// off and begun again at any time, and what is done stays done.
    Resealed reseal();

    /// @param counts what was sealed anew, by place
    /// @param unreadable what no key of the keyset opens; it is left as it is
    /// @param remaining what the primary key has not sealed after all: the unreadable, and what moved meanwhile
    record Resealed(Map<String, Long> counts, long unreadable, long remaining) {

        public Resealed {
            counts = Map.copyOf(counts);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
