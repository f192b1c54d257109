package dev.tributary.testbed.truelayer.bank;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The account identifiers that products see. TrueLayer may give an account another one when its customer authorises
/// again; what the bank knows it by (IBAN, sort code and number, the last digits of a card) stays.
public final class ShownIds {
    private final Customers customers;
    private final Map<String, Integer> renewals = new ConcurrentHashMap<>();

    public ShownIds(Customers customers) {
        this.customers = customers;
    }

    /// The customer's accounts have other identifiers from now on; nobody knows the old ones any more.
    public void renew(Customer customer) {
        renewals.merge(customer.username(), 1, Integer::sum);
    }

    public String of(Customer customer, BankAccount account) {
        var times = renewals.getOrDefault(customer.username(), 0);
        return times == 0 ? account.id() : AccountIds.of(customer.username() + "#" + times, account.name());
    }

    /// The account a product means.
    public Optional<BankAccount> account(Customer customer, String shownId) {
        return customer.accounts().stream()
                .filter(account -> of(customer, account).equals(shownId))
                .findFirst();
    }

    /// The account of whichever customer, by the identifier it has now or the one it had first.
    public Optional<Held> held(String id) {
        return customers.all().stream()
                .flatMap(customer -> customer.accounts().stream()
                        .filter(account ->
                                account.id().equals(id) || of(customer, account).equals(id))
                        .map(account -> new Held(customer, account)))
                .findFirst();
    }

    /// An account and who holds it.
    public record Held(Customer customer, BankAccount account) {}
}
