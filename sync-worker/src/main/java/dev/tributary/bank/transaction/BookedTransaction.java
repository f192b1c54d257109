package dev.tributary.bank.transaction;

import java.util.UUID;

/// A row with the id it gets if it is new.
public record BookedTransaction(UUID transactionId, Identity identity, BookedRow row) {}
