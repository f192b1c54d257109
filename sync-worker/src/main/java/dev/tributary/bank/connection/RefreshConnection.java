package dev.tributary.bank.connection;

import dev.tributary.bank.account.DiscoverAccounts;
import dev.tributary.bank.account.Discovered;
import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankFailure.ConsentEnded;
import dev.tributary.bank.truelayer.BankFailure.TokenRejected;
import dev.tributary.bank.truelayer.Consent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person wants to know what their bank shares now: its accounts and cards, what is on them, how long the consent
/// lasts.
@ApplicationScoped
public class RefreshConnection {

    private final Connections connections;
    private final AskBank askBank;
    private final BankData bank;
    private final DiscoverAccounts discoverAccounts;
    private final ReadBalances readBalances;

    RefreshConnection(
            Connections connections,
            AskBank askBank,
            BankData bank,
            DiscoverAccounts discoverAccounts,
            ReadBalances readBalances) {
        this.connections = connections;
        this.askBank = askBank;
        this.bank = bank;
        this.discoverAccounts = discoverAccounts;
        this.readBalances = readBalances;
    }

    public sealed interface Answer {

        /// @param balances how many were read
        record Refreshed(Connection connection, Relisted relisted, int balances) implements Answer {}

        record UnknownConnection() implements Answer {}

        record NeedsReauthorisation() implements Answer {}

        record BankFailed(BankFailure failure) implements Answer {}
    }

    private record Shared(Consent consent, Discovered discovered) {}

    /// @param choices what the person says of listed accounts that may be one of several known ones
    public Answer refresh(String userId, UUID connectionId, List<Choice> choices, @Nullable String personAddress) {
        var found = connections.find(userId, connectionId);
        if (found.isEmpty()) {
            return new Answer.UnknownConnection();
        }
        if (found.get().status() != ConnectionStatus.ACTIVE) {
            return new Answer.NeedsReauthorisation();
        }
        try {
            return refresh(found.get(), choices, personAddress);
        } catch (BankCallFailed failed) {
            return failed.failure() instanceof ConsentEnded || failed.failure() instanceof TokenRejected
                    ? new Answer.NeedsReauthorisation()
                    : new Answer.BankFailed(failed.failure());
        }
    }

    private Answer refresh(Connection connection, List<Choice> choices, @Nullable String personAddress) {
        var shared = askBank.ask(
                connection,
                null,
                personAddress,
                caller -> new Shared(bank.consent(caller), discoverAccounts.discover(caller)));
        if (shared.discovered().isEmpty()) {
            throw new BankCallFailed(new BrokenAnswer("empty_listing"));
        }
        var id = connection.connectionId();
        connections.consentChecked(id, shared.consent());
        var relisted = connections.relist(connection.userId(), id, shared.discovered(), choices);
        var balances = readBalances.read(connection, personAddress);
        return new Answer.Refreshed(connections.find(connection.userId(), id).orElse(connection), relisted, balances);
    }
}
