package dev.tributary.bank.truelayer;

import dev.tributary.contracts.SourceKind;
import java.util.stream.Stream;

/// What can be asked of one account or card.
public enum Resource {
    TRANSACTIONS("transactions"),
    PENDING("transactions/pending"),
    BALANCE("balance");

    private final String path;

    Resource(String path) {
        this.path = path;
    }

    /// Below the account.
    public String path() {
        return path;
    }

    public static Resource at(String path) {
        return Stream.of(values())
                .filter(resource -> resource.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resource is at " + path));
    }

    /// As the ledger names it, for example `cards/transactions/pending`.
    public String endpoint(SourceKind kind) {
        return collection(kind) + "/" + path;
    }

    /// The list that accounts of this kind are in.
    public static String collection(SourceKind kind) {
        return switch (kind) {
            case ACCOUNT -> "accounts";
            case CARD -> "cards";
        };
    }
}
