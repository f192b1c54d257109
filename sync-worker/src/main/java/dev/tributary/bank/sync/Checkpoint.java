package dev.tributary.bank.sync;

/// How far a sync has got. Never ahead of the rows: both are committed together.
///
/// @param unit index of the window at hand
/// @param rowsDone rows of this window's answer that the counts know; an answer read again is counted from there on
public record Checkpoint(int unit, long rowsDone) {

    static final Checkpoint START = new Checkpoint(0, 0);

    Checkpoint nextUnit() {
        return new Checkpoint(unit + 1, 0);
    }
}
