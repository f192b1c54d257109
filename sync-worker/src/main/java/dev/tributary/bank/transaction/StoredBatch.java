package dev.tributary.bank.transaction;

import dev.tributary.contracts.Event;
import java.util.List;

/// What the database made of a batch.
///
/// @param inserted rows that were not there
/// @param updated rows that were there and changed at the bank
/// @param events what others are told of it, in the same transaction
public record StoredBatch(int inserted, int updated, List<Event> events) {
    public StoredBatch {
        events = List.copyOf(events);
    }
}
