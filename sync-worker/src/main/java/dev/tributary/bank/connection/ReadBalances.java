package dev.tributary.bank.connection;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure.NotOffered;
import dev.tributary.contracts.AccountChanged.Availability;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads what is on each account of a connection, all at once. A balance that cannot be read leaves the last one.
@ApplicationScoped
class ReadBalances {

    private static final Logger LOG = Logger.getLogger(ReadBalances.class);

    private final Accounts accounts;
    private final AskBank askBank;
    private final BankData bank;
    private final Balances balances;

    ReadBalances(Accounts accounts, AskBank askBank, BankData bank, Balances balances) {
        this.accounts = accounts;
        this.askBank = askBank;
        this.bank = bank;
        this.balances = balances;
    }

    /// @return how many were read
    int read(Connection connection, @Nullable String personAddress) {
        var read = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts.of(connection.userId()).stream()
                    .filter(account -> account.connectionId().equals(connection.connectionId()))
                    .filter(account -> account.availability() == Availability.AVAILABLE)
                    .forEach(account -> threads.execute(() -> {
                        if (read(connection, account, personAddress)) {
                            read.incrementAndGet();
                        }
                    }));
        }
        return read.get();
    }

    private boolean read(Connection connection, Account account, @Nullable String personAddress) {
        try {
            var balance = askBank.ask(
                    connection,
                    null,
                    personAddress,
                    caller -> bank.balance(
                            account.kind(),
                            account.providerAccountId(),
                            caller.about(account.accountId()),
                            new Abort()));
            if (balance.current() != null) {
                balances.told(account.accountId(), balance);
                return true;
            }
        } catch (BankCallFailed failed) {
            if (!(failed.failure() instanceof NotOffered)) {
                LOG.infof(
                        "balance not read: account_id=%s cause=%s",
                        account.accountId(), failed.failure().code());
            }
        }
        return false;
    }
}
