package dev.tributary.scheduler.rest;

import java.util.List;

/// A list that is whole.
public record ItemsDocument<T>(List<T> items) {

    public ItemsDocument {
        items = List.copyOf(items);
    }
}
