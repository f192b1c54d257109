package dev.tributary.bank.connection;

import dev.tributary.bank.connection.Authorisations.Added;
import dev.tributary.bank.truelayer.Authority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person sets out to connect a bank, or to give a connection a new consent.
@ApplicationScoped
public class AuthoriseConnection {

    private final Authorisations authorisations;
    private final Connections connections;
    private final Authority authority;
    private final Clock clock;

    AuthoriseConnection(Authorisations authorisations, Connections connections, Authority authority, Clock clock) {
        this.authorisations = authorisations;
        this.connections = connections;
        this.authority = authority;
        this.clock = clock;
    }

    /// @param providerId the bank to go to; null lets the person choose
    /// @param connectionId the connection that is given a new consent; null for a new one
    public record Wish(
            @Nullable String providerId, @Nullable UUID connectionId) {}

    public sealed interface Answer {

        record Departs(Departure departure) implements Answer {}

        record UnknownConnection() implements Answer {}

        /// The key came with another wish before.
        record KeyReused() implements Answer {}
    }

    /// @param key repeated, it gets the first answer again; null makes a new journey
    public Answer authorise(String userId, Wish wish, @Nullable String key) {
        if (wish.connectionId() == null) {
            return depart(userId, wish, key);
        }
        return connections
                .find(userId, wish.connectionId())
                .map(connection -> depart(userId, new Wish(bankOf(connection), wish.connectionId()), key))
                .orElseGet(Answer.UnknownConnection::new);
    }

    private Answer depart(String userId, Wish wish, @Nullable String key) {
        var journey = Journey.begin(clock.instant());
        var url = authority.authorisationUrl(
                journey.state(), Journey.secret(), journey.codeChallenge(), wish.providerId());
        var departure = new Departure(url, journey.expiresAt(), journey.mark());
        var authorisation = journey.authorisation(userId, wish.connectionId());
        if (key == null) {
            authorisations.add(journey.state(), authorisation);
            return new Answer.Departs(departure);
        }
        return switch (authorisations.addOnce(journey.state(), authorisation, departure, key, wish.toString())) {
            case Added.Known(var first) -> new Answer.Departs(first);
            case Added.KeyReused() -> new Answer.KeyReused();
        };
    }

    private static @Nullable String bankOf(Connection connection) {
        var id = connection.provider().providerId();
        return id.equals(CompleteAuthorisation.PROVIDER_NOT_KNOWN_YET) ? null : id;
    }
}
