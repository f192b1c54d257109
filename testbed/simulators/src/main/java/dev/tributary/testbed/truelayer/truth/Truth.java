package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.bank.Histories;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the banks really hold, whatever they were made to answer.
public final class Truth {
    private final Customers customers;
    private final Histories histories;

    public Truth(Customers customers, Histories histories) {
        this.customers = customers;
        this.histories = histories;
    }

    /// Every account and card of a customer, in the order the bank lists them.
    ///
    /// @throws IllegalArgumentException when there is no such customer
    public List<AccountHistory> accounts(String username) {
        var customer = customers
                .named(username)
                .orElseThrow(() -> new IllegalArgumentException("no mock user is called " + username));
        return accounts(customer);
    }

    public List<AccountHistory> accounts(Customer customer) {
        return customer.accounts().stream()
                .map(account -> histories.of(customer, account))
                .toList();
    }

    public AccountHistory history(Customer customer, BankAccount account) {
        return histories.of(customer, account);
    }

    public Optional<AccountHistory> account(String accountId) {
        return customers.all().stream()
                .flatMap(customer -> customer.accounts().stream()
                        .filter(account -> account.id().equals(accountId))
                        .map(account -> histories.of(customer, account)))
                .findFirst();
    }

    /// The rows of one account, newest first.
    ///
    /// @throws IllegalArgumentException when there is no such account
    public List<BankTransaction> transactions(String accountId, LocalDate from, LocalDate to) {
        return account(accountId)
                .orElseThrow(() -> new IllegalArgumentException("no account has the id " + accountId))
                .between(from, to);
    }
}
