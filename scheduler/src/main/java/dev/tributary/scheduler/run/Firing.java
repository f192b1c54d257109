package dev.tributary.scheduler.run;

import dev.tributary.contracts.ScheduleFired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is done about a schedule that is due.
public sealed interface Firing {

    Run run();

    /// Null when its time never comes again.
    @Nullable
    Instant next();

    record Fired(Run run, ScheduleFired event, @Nullable Instant next) implements Firing {}

    /// It fires when the run before is over.
    record Held(Run run, @Nullable Instant next) implements Firing {}

    record Skipped(Run run, @Nullable Instant next) implements Firing {}
}
