package dev.tributary.imports.account;

import java.util.UUID;

/// One connected account or card; ours, stable over re-authorisations.
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
