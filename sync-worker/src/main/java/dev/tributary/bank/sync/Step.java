package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.Resource;

/// One call of a sync.
public sealed interface Step {

    Resource resource();

    /// Booked rows of whole days: what the import is about.
    record Booked(Window window) implements Step {
        @Override
        public Resource resource() {
            return Resource.TRANSACTIONS;
        }
    }

    /// What is asked for once every window is in: good to have, and no import fails for the lack of it.
    record Closing(Resource resource) implements Step {}
}
