package dev.tributary.bank.sync;

import dev.tributary.contracts.Counts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What becomes of the rows banks serve.
@ApplicationScoped
public class RowMeters {

    /// Rows of committed batches, by `outcome`. All together they are what banks served.
    public static final String ROWS = "tributary.bank.rows";

    private final Counter synced;
    private final Counter duplicates;
    private final Counter updated;
    private final Counter errors;
    private final Counter outOfRange;

    RowMeters(MeterRegistry meters) {
        synced = meters.counter(ROWS, "outcome", "synced");
        duplicates = meters.counter(ROWS, "outcome", "duplicate");
        updated = meters.counter(ROWS, "outcome", "updated");
        errors = meters.counter(ROWS, "outcome", "error");
        outOfRange = meters.counter(ROWS, "outcome", "out_of_range");
    }

    public void committed(Counts before, Counts after) {
        synced.increment((double) (after.synced() - before.synced()));
        duplicates.increment((double) (after.duplicates() - before.duplicates()));
        updated.increment((double) (after.updated() - before.updated()));
        errors.increment((double) (after.errors() - before.errors()));
        outOfRange.increment((double) (after.outOfRange() - before.outOfRange()));
    }
}
