package dev.tributary.bank.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// A person takes their consent back, and says what becomes of the rows that were imported.
@ApplicationScoped
public class DisconnectBank {

    private final Connections connections;
    private final WithdrawConsents withdrawConsents;
    private final EraseRows eraseRows;

    DisconnectBank(Connections connections, WithdrawConsents withdrawConsents, EraseRows eraseRows) {
        this.connections = connections;
        this.withdrawConsents = withdrawConsents;
        this.eraseRows = eraseRows;
    }

    public enum Rows {
        KEEP,
        ERASE
    }

    /// What happened.
    ///
    /// @param isWithdrawn whether TrueLayer knows; if not, it is told again and again until it does
    /// @param accounts how many accounts and cards are removed
    /// @param keptRows how many of their rows stay and can be read
    /// @param erasedRows how many of their rows are gone for good
    public record Disconnected(boolean isWithdrawn, int accounts, long keptRows, long erasedRows) {}

    /// May be repeated: rows that were kept can be erased later.
    ///
    /// @return empty when the person has no such connection
    public Optional<Disconnected> disconnect(String userId, UUID connectionId, Rows rows) {
        if (connections.find(userId, connectionId).isEmpty()) {
            return Optional.empty();
        }
        var removed = connections.disconnect(connectionId, rows);
        var isWithdrawn = withdrawConsents.withdraw(connectionId);
        var erased = rows == Rows.ERASE ? eraseRows.eraseOf(connectionId) : 0;
        return Optional.of(new Disconnected(
                isWithdrawn, removed.accounts(), rows == Rows.ERASE ? 0 : removed.storedRows(), erased));
    }
}
