package dev.tributary.imports.deadletter;

import dev.tributary.imports.deadletter.DeadLetter.Origin;
import dev.tributary.imports.deadletter.DeadLetter.State;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All messages that were put aside.
public interface DeadLetters {

    /// A message as it lies on a topic of dead letters; the place makes it the same however often it is heard.
    record Heard(
            String topic,
            int partition,
            long offset,
            Origin origin,
            @Nullable String key,
            @Nullable ByteBuffer payload,
            @Nullable String reason,
            Instant diedAt) {}

    /// Every field narrows; null does not.
    record Filter(@Nullable State state, @Nullable String topic) {}

    /// @param next where the next page starts; null on the last page
    record Page(List<DeadLetter> letters, @Nullable UUID next) {}

    /// What came of settling one.
    sealed interface Settled {
        record Done(DeadLetter letter) implements Settled {}

        /// It was settled before.
        record Already(DeadLetter letter) implements Settled {}

        /// It can be discarded only.
        record CannotBeReplayed(DeadLetter letter) implements Settled {}

        record Unknown() implements Settled {}
    }

    /// Hearing the same again changes nothing.
    Uni<Void> keep(Heard heard);

    /// Newest first.
    Uni<Page> page(Filter filter, @Nullable UUID after, int limit);

    Uni<Optional<DeadLetter>> find(UUID id);

    /// Back to the topic it came from, under its key, in the transaction that says so.
    Uni<Settled> replay(UUID id, String operator, Instant now);

    Uni<Settled> discard(UUID id, String operator, Instant now);
}
