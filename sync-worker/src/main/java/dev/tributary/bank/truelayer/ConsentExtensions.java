package dev.tributary.bank.truelayer;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Another 90 days for a consent, without the person going through everything again. An extension costs less than a new
/// connection, which TrueLayer bills a second time.
public interface ConsentExtensions {

    /// @throws BankCallFailed [BankFailure.Refused] when TrueLayer cannot extend this connection
    Extension extend(Caller caller, Request request);

    /// @param reconfirmed whether the person has said in our own pages that they still consent
    /// @param state comes back with the person who has to go to their bank
    record Request(String refreshToken, boolean reconfirmed, String state, String codeChallenge) {

        @Override
        public String toString() {
            return "Request[reconfirmed=" + reconfirmed + "]";
        }
    }

    /// What TrueLayer asks for, its `action_needed`.
    sealed interface Extension {

        /// Nothing: it is done. The old refresh token is dead.
        record NoActionNeeded(Tokens tokens) implements Extension {}

        /// The person signs in at their bank.
        record AuthenticationNeeded(URI link) implements Extension {}

        /// The person confirms that they still consent: in our pages, or at the link.
        record ReconfirmationNeeded(@Nullable URI link) implements Extension {}
    }
}
