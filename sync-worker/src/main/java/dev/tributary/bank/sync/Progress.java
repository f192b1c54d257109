package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.Batch;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import org.jspecify.annotations.Nullable;

/// How far a sync has got.
///
/// @param percent of the whole range, never going back
/// @param gap days of the range that the bank does not give; null when there are none
public record Progress(
        Checkpoint checkpoint,
        Counts counts,
        int percent,
        @Nullable DateRange gap) {

    static final Progress NONE = new Progress(Checkpoint.START, Counts.NONE, 0, null);
    private static final int ALMOST = 99;

    /// @param position rows of this answer read before the batch
    Progress counted(Steps steps, Batch batch, Stored stored, long position) {
        var next = Tally.add(counts, batch, stored, position, checkpoint.rowsDone());
        var done = checkpoint.rowsDone() + next.served() - counts.served();
        return new Progress(
                new Checkpoint(checkpoint.unit(), done), next, Math.max(percent, percentAfter(steps, batch)), gap);
    }

    /// Rows come by date, one way or the other: the days between the ends seen so far are behind us.
    private int percentAfter(Steps steps, Batch batch) {
        var days = steps.daysBefore(checkpoint.unit());
        if (batch.earliest() != null && batch.latest() != null) {
            days += new Window(batch.earliest(), batch.latest()).days();
        }
        return percent(steps, days);
    }

    Progress atNextStep(Steps steps) {
        var next = checkpoint.nextUnit();
        return new Progress(next, counts, Math.max(percent, percent(steps, steps.daysBefore(next.unit()))), gap);
    }

    Progress lacking(DateRange days) {
        return new Progress(new Checkpoint(checkpoint.unit(), 0), counts, percent, days);
    }

    Progress complete() {
        return new Progress(checkpoint, counts, 100, gap);
    }

    private static int percent(Steps steps, long days) {
        return (int) Math.min(ALMOST, days * 100 / steps.days());
    }
}
