package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.bank.truelayer.ConsentExtensions;
import dev.tributary.bank.truelayer.ConsentExtensions.Extension;
import dev.tributary.bank.truelayer.ConsentExtensions.Request;
import dev.tributary.bank.truelayer.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A person keeps a connection for longer. What TrueLayer needs for it is up to the bank.
@ApplicationScoped
public class ExtendConsent {

    private static final Logger LOG = Logger.getLogger(ExtendConsent.class);

    private final Connections connections;
    private final Authorisations authorisations;
    private final ConsentExtensions extensions;
    private final BankData bank;
    private final AskBank askBank;
    private final Clock clock;

    ExtendConsent(
            Connections connections,
            Authorisations authorisations,
            ConsentExtensions extensions,
            BankData bank,
            AskBank askBank,
            Clock clock) {
        this.connections = connections;
        this.authorisations = authorisations;
        this.extensions = extensions;
        this.bank = bank;
        this.askBank = askBank;
        this.clock = clock;
    }

    public sealed interface Answer {

        record Extended(Connection connection) implements Answer {}

        /// The person signs in at their bank; the connection is theirs as before until they come back.
        record AuthenticationNeeded(Departure departure) implements Answer {}

        /// The person says that they still consent: here, or where the departure leads.
        ///
        /// @param departure null when TrueLayer offers no page for it
        record ReconfirmationNeeded(@Nullable Departure departure) implements Answer {}

        record UnknownConnection() implements Answer {}

        /// There is nothing to extend any more: the person authorises anew.
        record NotExtendable() implements Answer {}

        record BankFailed(BankFailure failure) implements Answer {}
    }

    /// @param reconfirmed whether the person has just said in our pages that they still consent
    public Answer extend(String userId, UUID connectionId, boolean reconfirmed, @Nullable String personAddress) {
        var found = connections.find(userId, connectionId);
        if (found.isEmpty()) {
            return new Answer.UnknownConnection();
        }
        if (found.get().status() != ConnectionStatus.ACTIVE) {
            return new Answer.NotExtendable();
        }
        try {
            return extend(found.get(), reconfirmed, personAddress);
        } catch (BankCallFailed failed) {
            LOG.warnf(
                    "consent not extended: connection_id=%s cause=%s",
                    connectionId, failed.failure().code());
            return failed.failure() instanceof BankFailure.Refused
                    ? new Answer.NotExtendable()
                    : new Answer.BankFailed(failed.failure());
        }
    }

    private Answer extend(Connection connection, boolean reconfirmed, @Nullable String personAddress) {
        var journey = Journey.begin(clock.instant());
        authorisations.add(journey.state(), journey.authorisation(connection.userId(), connection.connectionId()));
        var answer = new AtomicReference<@Nullable Extension>();
        connections.replaceTokens(connection.connectionId(), present -> {
            var extension = ask(connection, present, reconfirmed, journey, personAddress);
            answer.set(extension);
            return extension instanceof Extension.NoActionNeeded(var fresh) ? fresh.orKeeping(present) : present;
        });
        return switch (answer.get()) {
            case Extension.NoActionNeeded _ -> extended(connection, personAddress);
            case Extension.AuthenticationNeeded(var link) -> new Answer.AuthenticationNeeded(departure(link, journey));
            case Extension.ReconfirmationNeeded(var link) ->
                new Answer.ReconfirmationNeeded(link == null ? null : departure(link, journey));
            case null -> new Answer.NotExtendable();
        };
    }

    /// Under the lock of the tokens: the refresh token dies with a success.
    private Extension ask(
            Connection connection,
            Tokens present,
            boolean reconfirmed,
            Journey journey,
            @Nullable String personAddress) {
        if (present.refreshToken() == null) {
            throw new BankCallFailed(new BankFailure.Refused(0, "no_refresh_token"));
        }
        var caller = new Caller(
                connection.userId(),
                connection.connectionId(),
                connection.provider().providerId(),
                null,
                null,
                personAddress,
                present.accessToken());
        return extensions.extend(
                caller, new Request(present.refreshToken(), reconfirmed, journey.state(), journey.codeChallenge()));
    }

    /// The extension is done whatever `/me` says; when it cannot be asked now, the next check asks again.
    private Answer extended(Connection connection, @Nullable String personAddress) {
        try {
            var consent = askBank.ask(connection, null, personAddress, bank::consent);
            connections.consentChecked(connection.connectionId(), consent);
        } catch (BankCallFailed failed) {
            LOG.warnf(
                    "end of the extended consent not known yet: connection_id=%s cause=%s",
                    connection.connectionId(), failed.failure().code());
            connections.checkConsentSoon(connection.connectionId());
        }
        return new Answer.Extended(
                connections.find(connection.userId(), connection.connectionId()).orElse(connection));
    }

    private static Departure departure(URI link, Journey journey) {
        return new Departure(link, journey.expiresAt(), journey.mark());
    }
}
