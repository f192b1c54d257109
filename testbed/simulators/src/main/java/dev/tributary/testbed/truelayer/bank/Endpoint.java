package dev.tributary.testbed.truelayer.bank;

import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked of the simulator, by the name that faults and the calls meter use.
public enum Endpoint {
    ME("me", "info"),
    INFO("info", "info"),
    ACCOUNTS("accounts", "accounts"),
    ACCOUNT("account", "accounts"),
    CARDS("cards", "cards"),
    CARD("card", "cards"),
    BALANCE("balance", "balance"),
    TRANSACTIONS("transactions", "transactions"),
    PENDING("transactions/pending", "transactions"),
    STANDING_ORDERS("standing_orders", "standing_orders"),
    DIRECT_DEBITS("direct_debits", "direct_debits"),
    RESULTS("results", "transactions"),
    EXTEND("connections/extend", ""),
    TOKEN("token", "");

    private final String wireName;
    private final String scope;

    Endpoint(String wireName, String scope) {
        this.wireName = wireName;
        this.scope = scope;
    }

    public String wireName() {
        return wireName;
    }

    /// The consent a caller needs.
    public String scope() {
        return scope;
    }

    /// Whether TrueLayer takes the request and answers later.
    public boolean canBeAskedForLater() {
        return this == TRANSACTIONS || this == PENDING;
    }

    public static Optional<Endpoint> named(String wireName) {
        return Stream.of(values())
                .filter(endpoint -> endpoint.wireName.equals(wireName))
                .findFirst();
    }
}
