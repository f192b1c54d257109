package dev.tributary.testbed.cli.stack;

/// What can be done to one part.
public enum PartAction {
    START("start", "started"),
    STOP("stop", "stopped"),
    KILL("kill", "killed");

    private final String path;
    private final String done;

    PartAction(String path, String done) {
        this.path = path;
        this.done = done;
    }

    String path() {
        return path;
    }

    public String done() {
        return done;
    }
}
