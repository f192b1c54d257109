package dev.tributary.testbed.cli.outcome;

/// The work could not be done. The message says what happened and what to do, in a sentence or two.
public class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkFailed(String message) {
        super(message);
    }

    public WorkFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
