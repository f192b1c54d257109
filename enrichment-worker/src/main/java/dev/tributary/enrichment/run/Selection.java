package dev.tributary.enrichment.run;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of a person's rows are meant: those without a category that fit everything that is said. What a person said
/// themselves is never among them.
///
/// @param jobId only rows of this import; null for all
/// @param accountIds only rows of these accounts; empty for all
/// @param from inclusive; null for no bound
/// @param to inclusive; null for no bound
/// @param search only rows whose description contains this; null for all
/// @param again rows that have a category, too
public record Selection(
        @Nullable UUID jobId,
        List<UUID> accountIds,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String search,
        boolean again) {

    public Selection {
        accountIds = List.copyOf(accountIds);
    }

    /// Whether it says anything at all.
    public boolean isBounded() {
        return jobId != null || !accountIds.isEmpty() || from != null || to != null || search != null;
    }
}
