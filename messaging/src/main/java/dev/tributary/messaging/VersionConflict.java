package dev.tributary.messaging;

/// Somebody else changed the row between reading and writing it. Done again from the start, the work sees the newer
/// row.
public final class VersionConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VersionConflict(String what) {
        super(what + " was changed by someone else meanwhile");
    }
}
