package dev.tributary.testbed.world.part;

/// A part of the world did not start, or did not stay up.
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String part;
    private final String reason;

    /// @param reason goes on where the name of the part ends: "did not start on port 8080"
    public PartFailed(String part, String reason) {
        super(part + " " + reason);
        this.part = part;
        this.reason = reason;
    }

    public PartFailed(String part, String reason, Throwable cause) {
        super(part + " " + reason, cause);
        this.part = part;
        this.reason = reason;
    }

    public String part() {
        return part;
    }

    public String reason() {
        return reason;
    }
}
