package dev.tributary.imports.retention;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// What has been kept for long.
public interface OldThings {

    /// @return imports whose details were pruned, at most `limit`
    Uni<Integer> pruneDetails(Instant endedBefore, int limit, Instant now);

    Uni<Integer> forgetKeys(Instant sentBefore);

    Uni<Integer> forgetDeadLetters(Instant settledBefore);
}
