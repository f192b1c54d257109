package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.balance.postgres.BalanceRows;
import dev.tributary.bank.connection.Balances;
import dev.tributary.bank.truelayer.BankBalance;
import dev.tributary.messaging.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
class PgBalances implements Balances {

    private final Transactions transactions;
    private final BalanceRows rows;
    private final Clock clock;

    PgBalances(Transactions transactions, BalanceRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void told(UUID accountId, BankBalance balance) {
        var now = clock.instant();
        transactions.run(sql -> {
            rows.told(sql, accountId, balance, now);
            AccountRows.publish(sql, accountId, now);
        });
    }
}
