package dev.tributary.bank.sync;

import dev.tributary.contracts.Event;
import java.util.List;

/// Where a sync is next, and what others are told of it.
public record Move(AccountSync next, List<Event> events) {

    public Move {
        events = List.copyOf(events);
    }
}
