package dev.tributary.bank.transaction;

import java.util.Optional;
import java.util.UUID;

/// Where rows come from.
public interface Provenances {

    /// @return empty when the person has no such row
    Optional<Provenance> find(String userId, UUID transactionId);
}
