package dev.tributary.bank.connection;

import dev.tributary.bank.account.Discovered;
import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.truelayer.Consent;
import dev.tributary.bank.truelayer.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The banks people connected, and the tokens that reach them.
public interface Connections {

    /// Stores a new connection with all it covers, and publishes the accounts. Accounts the person had connected before
    /// move to it; a connection none of whose accounts is left is closed.
    Relisted add(Connection connection, Tokens tokens, Discovered discovered);

    /// Stores a new consent for a connection there is already. Its accounts keep our ids and their rows.
    ///
    /// @return empty, with nothing changed, when the consent covers none of the connection's accounts:
    ///     the person signed in as somebody else
    Optional<Relisted> renew(Connection connection, Tokens tokens, Discovered discovered);

    /// Stores what the bank lists now, and publishes the accounts.
    ///
    /// @param choices what the person says of accounts that may be one of several
    Relisted relist(String userId, UUID connectionId, Discovered discovered, List<Choice> choices);

    /// Stores what `/me` said just now, and publishes the accounts when it changed their consent's end.
    void consentChecked(UUID connectionId, Consent consent);

    /// The consent is not what is stored any more: `/me` is to be asked as soon as somebody can.
    void checkConsentSoon(UUID connectionId);

    List<Connection> of(String userId);

    /// @return empty for an unknown id and for another tenant's alike
    Optional<Connection> find(String userId, UUID connectionId);

    /// @return null when the connection has none any more
    @Nullable
    Tokens tokens(UUID connectionId);

    /// Replaces the tokens while nobody else can: the row stays locked from reading the old ones to storing the new.
    ///
    /// @param refresh gets the present tokens; what it returns is committed before anyone sees it
    /// @return null when the connection has no tokens any more
    @Nullable
    Tokens replaceTokens(UUID connectionId, Function<Tokens, Tokens> refresh);

    /// The consent is over: the connection and its accounts wait for the person.
    void needReauthorisation(UUID connectionId);

    /// Forgets the tokens, which wait to be withdrawn at TrueLayer, and removes the accounts. An import under way
    /// stops.
    Removed disconnect(UUID connectionId, DisconnectBank.Rows rows);

    /// @param storedRows of these accounts, when they were removed
    record Removed(int accounts, long storedRows) {}
}
