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
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A person comes back from their bank: the code becomes tokens, and the tokens show which accounts there are.
@ApplicationScoped
public class CompleteAuthorisation {

    static final String PROVIDER_NOT_KNOWN_YET = "unknown";
    private static final Logger LOG = Logger.getLogger(CompleteAuthorisation.class);

    /// What came of it.
    public sealed interface Outcome {

        record Connected(UUID connectionId) implements Outcome {}

        /// @param code stable; what the person reads is made of it
        record NotConnected(String code) implements Outcome {}
    }

    /// What the browser brought.
    ///
    /// @param browserSecret what the browser that set out keeps; null when this one keeps nothing for the state
    /// @param error what the bank or the person said instead of giving a code
    /// @param personAddress the person is here: their calls are not counted against the unattended limit
    public record Return(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String browserSecret,
            @Nullable String personAddress) {

        @Override
        public String toString() {
            return "Return[error=" + error + "]";
        }
    }

    private final Authorisations authorisations;
    private final Authority authority;
    private final BankData bank;
    private final DiscoverAccounts discoverAccounts;
    private final Connections connections;
    private final WithdrawConsents withdrawConsents;
    private final ReadBalances readBalances;
    private final Clock clock;

    CompleteAuthorisation(
            Authorisations authorisations,
            Authority authority,
            BankData bank,
            DiscoverAccounts discoverAccounts,
            Connections connections,
            WithdrawConsents withdrawConsents,
            ReadBalances readBalances,
            Clock clock) {
        this.authorisations = authorisations;
        this.authority = authority;
        this.bank = bank;
        this.discoverAccounts = discoverAccounts;
        this.connections = connections;
        this.withdrawConsents = withdrawConsents;
        this.readBalances = readBalances;
        this.clock = clock;
    }

    public Outcome complete(Return back) {
        var taken = Optional.ofNullable(back.state()).flatMap(authorisations::take);
        if (taken.isEmpty()) {
            return new Outcome.NotConnected("invalid_state");
        }
        var authorisation = taken.get().authorisation();
        if (!taken.get().isFirst()) {
            return new Outcome.NotConnected("state_used");
        }
        if (clock.instant().isAfter(authorisation.expiresAt())) {
            return new Outcome.NotConnected("state_expired");
        }
        // Else a link somebody was talked into opening would connect their bank to the account of who sent it.
        if (!Journey.isBrowserOf(authorisation, back.browserSecret())) {
            LOG.warn("authorisation refused: cause=other_browser");
            return new Outcome.NotConnected("other_browser");
        }
        if (back.error() != null) {
            return new Outcome.NotConnected(said(back.error()));
        }
        if (back.code() == null || back.code().isBlank()) {
            return new Outcome.NotConnected("missing_code");
        }
        return exchange(authorisation, back.code(), back.personAddress());
    }

    private static String said(String error) {
        return switch (error) {
            case "access_denied", "user_cancelled" -> "access_denied";
            case "temporarily_unavailable", "server_error", "provider_error", "provider_timeout" -> "bank_unavailable";
            default -> "bank_refused";
        };
    }

    private Outcome exchange(Authorisation authorisation, String code, @Nullable String personAddress) {
        try {
            return connect(authorisation, authority.exchange(code, authorisation.codeVerifier()), personAddress);
        } catch (BankCallFailed failed) {
            LOG.warnf("authorisation not completed: cause=%s", failed.failure().code());
            return new Outcome.NotConnected(code(failed.failure()));
        }
    }

    private Outcome connect(Authorisation authorisation, Tokens tokens, @Nullable String personAddress) {
        var connectionId = Ids.next();
        var caller = new Caller(
                authorisation.userId(),
                connectionId,
                PROVIDER_NOT_KNOWN_YET,
                null,
                null,
                personAddress,
                tokens.accessToken());
        try {
            var consent = bank.consent(caller);
            var discovered = discoverAccounts.discover(caller);
            if (!discovered.isEmpty()) {
                var stored = store(authorisation, connectionId, consent, tokens, discovered);
                connections
                        .find(authorisation.userId(), stored)
                        .ifPresent(connection -> readBalances.read(connection, personAddress));
                return new Outcome.Connected(stored);
            }
        } catch (BankCallFailed failed) {
            leave(authorisation, connectionId, tokens);
            throw failed;
        }
        leave(authorisation, connectionId, tokens);
        return new Outcome.NotConnected("no_accounts");
    }

    /// A consent nobody can use is not left behind. One that was extended is the connection's own, and stays.
    private void leave(Authorisation authorisation, UUID connectionId, Tokens tokens) {
        if (authorisation.connectionId() == null) {
            withdrawConsents.withdraw(authorisation.userId(), connectionId, tokens);
        }
    }

    private UUID store(
            Authorisation authorisation, UUID connectionId, Consent consent, Tokens tokens, Discovered discovered) {
        return toRenew(authorisation, consent)
                .map(connection -> renew(connection, consent, tokens, discovered))
                .orElseGet(() -> add(authorisation.userId(), connectionId, consent, tokens, discovered));
    }

    private Optional<Connection> toRenew(Authorisation authorisation, Consent consent) {
        return Optional.ofNullable(authorisation.connectionId())
                .flatMap(id -> connections.find(authorisation.userId(), id))
                .filter(connection -> consent.provider() == null || isOf(connection, consent.provider()));
    }

    private static boolean isOf(Connection connection, Provider provider) {
        return connection.provider().providerId().equals(provider.providerId());
    }

    /// Somebody who signed in at their bank as another customer has connected something new.
    private UUID renew(Connection connection, Consent consent, Tokens tokens, Discovered discovered) {
        var renewed = connection.withConsent(given(consent, connection.consent()));
        return connections
                .renew(renewed, tokens, discovered)
                .map(_ -> connection.connectionId())
                .orElseGet(() -> add(connection.userId(), Ids.next(), consent, tokens, discovered));
    }

    private UUID add(String userId, UUID connectionId, Consent consent, Tokens tokens, Discovered discovered) {
        var connection = new Connection(
                connectionId,
                userId,
                provider(consent, discovered),
                ConnectionStatus.ACTIVE,
                clock.instant(),
                given(consent, null),
                discovered.accounts().size(),
                0);
        connections.add(connection, tokens, discovered);
        return connectionId;
    }

    /// A consent that TrueLayer calls by its old name is the old one for longer: the bank goes on counting.
    private GivenConsent given(Consent consent, @Nullable GivenConsent before) {
        var now = clock.instant();
        var consentId = before != null
                        && consent.credentialsId() != null
                        && consent.credentialsId().equals(before.credentialsId())
                ? before.consentId()
                : Ids.next();
        return new GivenConsent(consentId, consent.credentialsId(), now, consent.expiresAt(), now);
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
                    BankFailure.TooSlow _,
                    BankFailure.ConnectionLost _,
                    BankFailure.BrokenAnswer _,
                    BankFailure.NotSent _,
                    BankFailure.Aborted _ -> "bank_unavailable";
            case BankFailure.NotOffered _, BankFailure.AccountGone _, BankFailure.Refused _ -> "bank_refused";
        };
    }
}
