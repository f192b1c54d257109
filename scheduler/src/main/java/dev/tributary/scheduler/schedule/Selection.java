package dev.tributary.scheduler.schedule;

import java.util.List;
import java.util.UUID;

/// Which accounts and cards a schedule imports.
public sealed interface Selection {

    /// @param accountIds ours; at least one, each once
    record Chosen(List<UUID> accountIds) implements Selection {
        public Chosen {
            accountIds = List.copyOf(accountIds);
        }
    }

    /// Whatever is connected when it is due.
    record Everything() implements Selection {}
}
