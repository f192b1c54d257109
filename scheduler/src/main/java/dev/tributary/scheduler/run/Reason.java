package dev.tributary.scheduler.run;

import java.util.Locale;

/// Why a run came to nothing.
public enum Reason {
    MISSED("Tributary was not running when this was due, and the schedule skips what it has missed."),
    NO_IMPORT("No import came of this run. Check that its accounts are still connected, then run it by hand.");

    private final String message;

    Reason(String message) {
        this.message = message;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String message() {
        return message;
    }
}
