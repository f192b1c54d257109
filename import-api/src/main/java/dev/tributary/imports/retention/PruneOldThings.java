package dev.tributary.imports.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Forgets what has been kept long enough; the history stays.
@ApplicationScoped
public class PruneOldThings {

    private final OldThings old;
    private final RetentionConfig config;
    private final Clock clock;

    PruneOldThings(OldThings old, RetentionConfig config, Clock clock) {
        this.old = old;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Void> prune() {
        var now = clock.instant();
        return old.pruneDetails(now.minus(config.details()), config.batch(), now)
                .chain(() -> old.forgetKeys(now.minus(config.idempotencyKeys())))
                .chain(() -> old.forgetDeadLetters(now.minus(config.settledDeadLetters())))
                .replaceWithVoid();
    }
}
