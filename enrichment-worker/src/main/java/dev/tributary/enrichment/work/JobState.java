package dev.tributary.enrichment.work;

import java.util.Locale;

/// Whether an import's rows may be enriched.
///
/// ```
/// active ⇄ paused
///    └──────┴────▶ cancelled
/// ```
public enum JobState {
    ACTIVE,
    /// Rows wait.
    PAUSED,
    /// Rows fail, with that as the reason; a person can still have them tried.
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
