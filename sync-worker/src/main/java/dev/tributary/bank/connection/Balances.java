package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.BankBalance;
import java.util.UUID;

/// What is on the accounts, as the bank told it last.
public interface Balances {

    void told(UUID accountId, BankBalance balance);
}
