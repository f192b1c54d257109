package dev.tributary.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A person wants everything that is known of them gone, from every context.
///
/// ```
/// asked for ──▶ each context erases, and tells ──▶ all have told ──▶ each erases what came late, and tells ──▶ over
/// ```
public sealed interface Erasure extends Event {

    /// Every context that keeps anything.
    List<String> CONTEXTS = List.of("imports", "bank", "enrichment", "schedules");

    UUID erasureId();

    @Override
    default Topic topic() {
        return Topic.USER_ERASURES;
    }

    @Override
    default String key() {
        return userId();
    }

    /// From now on nobody takes up anything of this person.
    record ErasureRequested(UUID eventId, Instant occurredAt, String userId, UUID erasureId) implements Erasure {}

    /// One context has erased what it kept.
    ///
    /// @param context one of [#CONTEXTS]
    /// @param rows how many went, by table; cumulative
    /// @param last whether it is the answer to [UserErased]
    record DataErased(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID erasureId,
            String context,
            Map<String, Long> rows,
            boolean last)
            implements Erasure {}

    /// Every context has erased, and what was under way meanwhile has ended: what came late goes now, and then the
    /// person may come again. What happened before this moment is never taken up.
    record UserErased(UUID eventId, Instant occurredAt, String userId, UUID erasureId) implements Erasure {}
}
