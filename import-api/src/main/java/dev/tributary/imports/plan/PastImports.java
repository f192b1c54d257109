package dev.tributary.imports.plan;

import dev.tributary.imports.UserId;
import io.smallrye.mutiny.Uni;

/// The imports that are over, as far as they teach something.
public interface PastImports {

    Uni<Experience> asSeenBy(UserId owner);
}
