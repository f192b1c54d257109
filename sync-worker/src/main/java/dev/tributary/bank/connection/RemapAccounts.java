package dev.tributary.bank.connection;

import dev.tributary.bank.account.DiscoverAccounts;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankFailure.ConsentEnded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lists a connection's accounts again, in the middle of an import too: accounts whose id at TrueLayer changed keep
/// ours, with their rows, coverage and call history.
@ApplicationScoped
public class RemapAccounts {

    private static final Logger LOG = Logger.getLogger(RemapAccounts.class);

    private final Connections connections;
    private final AskBank askBank;
    private final DiscoverAccounts discoverAccounts;

    RemapAccounts(Connections connections, AskBank askBank, DiscoverAccounts discoverAccounts) {
        this.connections = connections;
        this.askBank = askBank;
        this.discoverAccounts = discoverAccounts;
    }

    /// @param jobId the import that needs it; null when none does
    /// @param personAddress null unless the person is present: the listing then counts against the bank's limit
    /// @throws BankCallFailed when the bank could not list them
    public Relisted remap(String userId, UUID connectionId, @Nullable UUID jobId, @Nullable String personAddress) {
        var connection = connections
                .find(userId, connectionId)
                .orElseThrow(() -> new BankCallFailed(new ConsentEnded("not_connected")));
        var discovered = askBank.ask(connection, jobId, personAddress, discoverAccounts::discover);
        if (discovered.isEmpty()) {
            throw new BankCallFailed(new BrokenAnswer("empty_listing"));
        }
        var relisted = connections.relist(userId, connectionId, discovered, List.of());
        LOG.infof(
                "accounts listed again: connection_id=%s moved=%d added=%d missing=%d open=%d",
                connectionId,
                relisted.moved().size(),
                relisted.added().size(),
                relisted.missing().size(),
                relisted.open().size());
        return relisted;
    }
}
