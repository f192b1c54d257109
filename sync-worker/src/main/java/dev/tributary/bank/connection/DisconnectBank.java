package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// A person takes their consent back. What was imported stays theirs.
@ApplicationScoped
public class DisconnectBank {

    private static final Logger LOG = Logger.getLogger(DisconnectBank.class);

    private final Connections connections;
    private final Authority authority;

    DisconnectBank(Connections connections, Authority authority) {
        this.connections = connections;
        this.authority = authority;
    }

    /// @return false when the person has no such connection
    public boolean disconnect(String userId, UUID connectionId) {
        if (connections.find(userId, connectionId).isEmpty()) {
            return false;
        }
        var tokens = connections.tokens(connectionId);
        connections.revoke(connectionId);
        if (tokens != null) {
            tellTrueLayer(connectionId, tokens.accessToken());
        }
        return true;
    }

    /// Our copy is gone either way; without this the consent would end by itself.
    private void tellTrueLayer(UUID connectionId, String accessToken) {
        try {
            authority.revoke(accessToken);
        } catch (BankCallFailed failed) {
            LOG.warnf(
                    "consent not revoked at TrueLayer: connection_id=%s cause=%s",
                    connectionId, failed.failure().code());
        }
    }
}
