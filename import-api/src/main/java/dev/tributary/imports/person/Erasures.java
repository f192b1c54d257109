package dev.tributary.imports.person;

import dev.tributary.contracts.Erasure.DataErased;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.JobId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All erasures there are and were. Of one that is over nobody can tell whose it was, but who asks for their own.
public interface Erasures {

    /// Begins one, or finds the one that goes on.
    Uni<ErasureStatus> ask(UserId person, Instant now);

    Uni<Optional<ErasureStatus>> find(UUID erasureId, UserId person);

    /// Imports that have to end first.
    Uni<List<JobId>> liveImports(UserId person);

    /// Takes a context's answer; again is no harm.
    Uni<Void> answered(DataErased answer);

    /// Has the contexts look once more, where the last one answered before.
    Uni<Integer> close(Instant answeredBefore, Instant now);
}
