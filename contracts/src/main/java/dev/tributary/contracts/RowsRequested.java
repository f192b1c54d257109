package dev.tributary.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Enrichment wants to know rows that nobody asked to enrich when they were imported. The bank's context answers with
/// [RequestedRows], a page at a time; for each further page it asks itself again.
///
/// @param jobId only rows this import brought; null for all
/// @param accountIds only rows of these accounts; empty for all of the person's
/// @param from inclusive; null for no bound
/// @param to inclusive; null for no bound
/// @param search only rows whose description contains this; null for all
/// @param after where the page before ended; null for the first
/// @param told rows of the pages before
public record RowsRequested(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID requestId,
        @Nullable UUID jobId,
        List<UUID> accountIds,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String search,
        @Nullable Place after,
        long told)
        implements Event {

    public RowsRequested {
        accountIds = List.copyOf(accountIds);
    }

    /// One row's place in the order they are told in.
    public record Place(UUID accountId, LocalDate bookedOn, UUID transactionId) {}

    @Override
    public Topic topic() {
        return Topic.ENRICHMENT_REQUESTS;
    }

    @Override
    public String key() {
        return requestId.toString();
    }
}
