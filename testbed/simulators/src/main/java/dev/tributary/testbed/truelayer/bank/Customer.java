package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Bookkeeping;
import java.util.List;

/// Somebody who can sign in at a bank.
public record Customer(
        String username,
        String password,
        String fullName,
        Provider provider,
        List<BankAccount> accounts,
        Bookkeeping bookkeeping,
        Trouble trouble) {

    /// What every data call of this customer meets, as TrueLayer's own mock users do.
    public enum Trouble {
        NONE,
        PROVIDER_ERROR,
        INTERNAL_ERROR,
        USER_INPUT_REQUIRED,
        ACCOUNT_TEMPORARILY_LOCKED
    }

    public List<BankAccount> accounts(BankAccount.Kind kind) {
        return accounts.stream().filter(account -> account.kind() == kind).toList();
    }
}
