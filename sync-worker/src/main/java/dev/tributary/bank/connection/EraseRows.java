package dev.tributary.bank.connection;

import java.util.UUID;

/// Erases what was imported of accounts whose owner wants it so, in pieces: however often it is interrupted, it goes on
/// until nothing is left.
public interface EraseRows {

    /// @return how many transactions are gone
    long eraseOf(UUID connectionId);

    /// Finishes what an interruption left.
    void eraseLeftOvers();
}
