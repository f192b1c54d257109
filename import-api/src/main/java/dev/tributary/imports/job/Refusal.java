package dev.tributary.imports.job;

/// Why a move does not exist from where the import is, and what the person can do instead.
public enum Refusal {
    NOT_STARTED("import_not_started", "This import is planned but not started. Start it first."),
    STILL_QUEUED(
            "import_queued",
            "This import waits for its turn, so there is nothing to pause. Cancel it, or wait until it runs."),
    OVER("import_over", "This import is over. Plan a new one, or retry what is missing."),
    CANCELLED("import_cancelled", "This import was cancelled. Plan a new one."),
    NOT_OVER("import_not_over", "This import is still going on. Cancel it first, or wait for its end."),
    NOTHING_MISSING("nothing_to_retry", "Nothing is missing from this import, so there is nothing to retry.");

    private final String code;
    private final String sentence;

    Refusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /// Stable; clients may compare it.
    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
