package dev.tributary.scheduler.run;

import java.util.Locale;

/// Who asked for a run.
public enum Trigger {
    SCHEDULE,
    PERSON;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
