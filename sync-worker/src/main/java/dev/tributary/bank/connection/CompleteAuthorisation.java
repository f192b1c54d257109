package dev.tributary.bank.connection;

import dev.tributary.bank.account.DiscoverAccounts;
import dev.tributary.bank.account.Discovered;
import dev.tributary.bank.connection.Authorisations.Authorisation;
import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.bank.truelayer.Consent;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.bank.truelayer.Tokens;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A person comes back from their bank: the code becomes tokens, and the tokens show which accounts there are.
@ApplicationScoped
public class CompleteAuthorisation {

    private static final Logger LOG = Logger.getLogger(CompleteAuthorisation.class);
    private static final String PROVIDER_NOT_KNOWN_YET = "unknown";

    /// What came of it.
    public sealed interface Outcome {

        record Connected(UUID connectionId) implements Outcome {}

        /// @param code stable; what the person reads is made of it
        record NotConnected(String code) implements Outcome {}
    }

    private final Authorisations authorisations;
    private final Authority authority;
    private final BankData bank;
    private final DiscoverAccounts discoverAccounts;
    private final Connections connections;
    private final Clock clock;

    CompleteAuthorisation(
            Authorisations authorisations,
            Authority authority,
            BankData bank,
            DiscoverAccounts discoverAccounts,
            Connections connections,
            Clock clock) {
        this.authorisations = authorisations;
        this.authority = authority;
        this.bank = bank;
        this.discoverAccounts = discoverAccounts;
        this.connections = connections;
        this.clock = clock;
    }

    /// @param state proves who set out; it works once, for ten minutes
    /// @param error what the bank or the person said instead of giving a code
    /// @param personAddress the person is here: their calls are not counted against the unattended limit
    public Outcome complete(
            @Nullable String state, @Nullable String code, @Nullable String error, @Nullable String personAddress) {
        var authorisation = state == null ? null : authorisations.take(state).orElse(null);
        if (authorisation == null || clock.instant().isAfter(authorisation.expiresAt())) {
            return new Outcome.NotConnected("invalid_state");
        }
        if (error != null) {
            return new Outcome.NotConnected(error.equals("access_denied") ? "access_denied" : "bank_refused");
        }
        if (code == null || code.isBlank()) {
            return new Outcome.NotConnected("missing_code");
        }
        try {
            return connect(authorisation, code, personAddress);
        } catch (BankCallFailed failed) {
            LOG.warnf("authorisation not completed: cause=%s", failed.failure().code());
            return new Outcome.NotConnected(code(failed.failure()));
        }
    }

    private Outcome connect(Authorisation authorisation, String code, @Nullable String personAddress) {
        var tokens = authority.exchange(code, authorisation.codeVerifier());
        var connectionId = Ids.next();
        var caller = new Caller(
                authorisation.userId(),
                connectionId,
                PROVIDER_NOT_KNOWN_YET,
                null,
                null,
                personAddress,
                tokens.accessToken());
        var consent = bank.consent(caller);
        var accounts = discoverAccounts.discover(caller);
        if (accounts.isEmpty()) {
            return new Outcome.NotConnected("no_accounts");
        }
        store(authorisation.userId(), connectionId, consent, tokens, accounts);
        return new Outcome.Connected(connectionId);
    }

    private void store(String userId, UUID connectionId, Consent consent, Tokens tokens, Discovered discovered) {
        var now = clock.instant();
        var connection = new Connection(
                connectionId,
                userId,
                provider(consent, discovered),
                ConnectionStatus.ACTIVE,
                now,
                new GivenConsent(Ids.next(), consent.credentialsId(), now, consent.expiresAt(), now),
                discovered.accounts().size(),
                0);
        connections.add(connection, tokens, discovered);
    }

    private static Provider provider(Consent consent, Discovered discovered) {
        if (consent.provider() != null) {
            return consent.provider();
        }
        return discovered.accounts().stream()
                .map(found -> found.account().provider())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new Provider(PROVIDER_NOT_KNOWN_YET, "Bank", null));
    }

    private static String code(BankFailure failure) {
        return switch (failure) {
            case BankFailure.ConsentEnded _, BankFailure.TokenRejected _, BankFailure.HistoryLocked _ ->
                "consent_not_given";
            case BankFailure.RateLimited _,
                    BankFailure.Unavailable _,
                    BankFailure.TimedOut _,
                    BankFailure.ConnectionLost _,
                    BankFailure.BrokenAnswer _,
                    BankFailure.NotSent _,
                    BankFailure.Aborted _ -> "bank_unavailable";
            case BankFailure.NotOffered _, BankFailure.AccountGone _, BankFailure.Refused _ -> "bank_refused";
        };
    }
}
