package dev.tributary.imports.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long things are kept.
@ConfigMapping(prefix = "tributary.retention")
public interface RetentionConfig {

    /// The timeline of an import that is over, and what was said of each of its accounts. The import itself, with its
    /// figures, stays until the person takes it out of the history.
    @WithDefault("365D")
    Duration details();

    /// A repeated request is known by its `Idempotency-Key` for so long.
    @WithDefault("48h")
    Duration idempotencyKeys();

    /// Dead letters that were replayed or discarded. One that waits is kept.
    @WithDefault("90D")
    Duration settledDeadLetters();

    /// Imports whose details are pruned in one go.
    @WithDefault("200")
    int batch();
}
