package dev.tributary.testbed.world.infrastructure;

/// A part of the world did not start, or did not stay up.
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String part;

    public PartFailed(String part, String message) {
        super(message);
        this.part = part;
    }

    public PartFailed(String part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    public String part() {
        return part;
    }
}
