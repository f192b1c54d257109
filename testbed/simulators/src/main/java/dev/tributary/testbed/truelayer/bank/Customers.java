package dev.tributary.testbed.truelayer.bank;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everybody who can sign in.
public final class Customers {
    private final Map<String, Customer> byUsername = new LinkedHashMap<>();

    public Customers(Collection<Customer> customers) {
        customers.forEach(customer -> byUsername.put(customer.username(), customer));
    }

    public Optional<Customer> named(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    public Optional<Customer> signIn(String username, String password) {
        return named(username).filter(customer -> customer.password().equals(password));
    }

    /// One customer of each bank, for people who want to try it.
    public Collection<Customer> examples() {
        var first = new LinkedHashMap<String, Customer>();
        all().stream()
                .filter(customer -> customer.trouble() == Customer.Trouble.NONE)
                .forEach(customer -> first.putIfAbsent(customer.provider().id(), customer));
        return first.values();
    }

    public Collection<Customer> all() {
        return byUsername.values();
    }
}
