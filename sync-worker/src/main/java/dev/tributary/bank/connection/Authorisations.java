package dev.tributary.bank.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Authorisations under way, each known by the state that travels with the person.
public interface Authorisations {

    void add(String state, Authorisation authorisation);

    /// Adds it unless the person sent the same key before.
    ///
    /// @param request what the person asked for: the same key asks for the same
    Added addOnce(String state, Authorisation authorisation, Departure departure, String key, String request);

    /// Takes it: a state works once.
    ///
    /// @return empty when there never was one, or it is forgotten
    Optional<Taken> take(String state);

    /// @param isFirst false when somebody came back with this state before
    record Taken(Authorisation authorisation, boolean isFirst) {}

    /// What became of a request with an `Idempotency-Key`.
    sealed interface Added {

        /// @param departure of the first request with this key
        record Known(Departure departure) implements Added {}

        /// The key came with another request before.
        record KeyReused() implements Added {}
    }

    /// @param connectionId the connection that is given a new consent; null for a new one
    /// @param codeVerifier PKCE: proves that who exchanges the code is who asked for it
    /// @param browserDigest in hexadecimal, of what the browser that set out keeps; null when it was not marked
    record Authorisation(
            String userId,
            @Nullable UUID connectionId,
            String codeVerifier,
            @Nullable String browserDigest,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Authorisation[expiresAt=" + expiresAt + "]";
        }
    }
}
