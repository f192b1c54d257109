package dev.tributary.imports.schedule;

import dev.tributary.contracts.ScheduledImportRefused;
import io.smallrye.mutiny.Uni;

/// Tells a schedule that its import was not made, and why.
public interface Refusals {

    Uni<Void> tell(ScheduledImportRefused refused);
}
