package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.Batch;
import dev.tributary.contracts.Counts;

/// Counts that equal rows, however often an answer is read.
///
/// What the database says it did (inserted, updated, rejected anew) happens once and is always counted. That a row was
/// served is counted only beyond the checkpoint. What was served and is none of the others was a duplicate.
final class Tally {

    private Tally() {}

    /// @param position rows of this answer read before this batch
    /// @param counted rows of this window's answer that the counts know already
    static Counts add(Counts counts, Batch batch, Stored stored, long position, long counted) {
        var fresh = Math.max(0, position + batch.served() - Math.max(position, counted));
        var synced = counts.synced() + stored.inserted();
        var updated = counts.updated() + stored.updated();
        var errors = counts.errors() + stored.rejected();
        var outOfRange = counts.outOfRange() + Math.min(batch.outOfRange(), fresh);
        var explained = synced + updated + errors + outOfRange;
        var served = Math.max(counts.served() + fresh, explained);
        return new Counts(served, synced, served - explained, updated, errors, outOfRange);
    }
}
