package dev.tributary.bank.transaction;

import dev.tributary.contracts.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database made of a batch.
///
/// @param inserted rows that were not booked before
/// @param updated rows that were there and changed at the bank, those it serves again among them
/// @param restored rows that had been withdrawn and are served again
/// @param mark to be left on the account by who has written rows of it; null when none were written
/// @param events what others are told of it, in the same transaction
public record StoredBatch(
        int inserted, int updated, int restored, @Nullable UUID mark, List<Event> events) {
    public StoredBatch {
        events = List.copyOf(events);
    }

    public static final StoredBatch NOTHING = new StoredBatch(0, 0, 0, null, List.of());

    public StoredBatch and(StoredBatch more) {
        var both = new ArrayList<>(events);
        both.addAll(more.events);
        return new StoredBatch(
                inserted + more.inserted,
                updated + more.updated,
                restored + more.restored,
                mark == null ? more.mark : mark,
                both);
    }

    /// How many booked rows the account has more than before.
    public int grownBy() {
        return inserted + restored;
    }
}
