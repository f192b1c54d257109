package dev.tributary.bank.connection;

import java.time.Instant;
import java.util.Optional;

/// Authorisations under way, each known by the state that travels with the person.
public interface Authorisations {

    void add(String state, Authorisation authorisation);

    /// Takes it out: a state works once.
    ///
    /// @return empty when there is none, or it was taken
    Optional<Authorisation> take(String state);

    /// @param codeVerifier PKCE: proves that who exchanges the code is who asked for it
    record Authorisation(String userId, String codeVerifier, Instant expiresAt) {

        @Override
        public String toString() {
            return "Authorisation[expiresAt=" + expiresAt + "]";
        }
    }
}
