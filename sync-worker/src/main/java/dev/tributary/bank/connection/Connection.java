package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Provider;
import java.time.Instant;
import java.util.UUID;

/// A bank a person connected.
///
/// @param accounts how many accounts and cards it reaches
/// @param openAccounts how many more the bank lists that may be one of several known ones
public record Connection(
        UUID connectionId,
        String userId,
        Provider provider,
        ConnectionStatus status,
        Instant connectedAt,
        GivenConsent consent,
        int accounts,
        int openAccounts) {

    Connection withConsent(GivenConsent renewed) {
        return new Connection(
                connectionId, userId, provider, ConnectionStatus.ACTIVE, connectedAt, renewed, accounts, openAccounts);
    }
}
