package dev.tributary.scheduler.run;

/// Why a run came to nothing, or not to everything.
///
/// @param code stable
/// @param nextStep what the person can do, in words
public record Reason(String code, String message, String nextStep) {

    public static final Reason MISSED = new Reason(
            "missed",
            "Tributary was not running when this was due, and the schedule skips what it has missed.",
            "Run it by hand, or let the schedule make up for missed runs.");
    public static final Reason OVERLAP = new Reason(
            "overlap",
            "The import before this one was still going.",
            "Run it less often, or let the schedule queue instead of skip.");
    public static final Reason SWITCHED_OFF = new Reason(
            "switched_off",
            "The schedule was switched off while this run waited for the one before it.",
            "Switch it on again, or run it by hand.");
    public static final Reason NO_ACCOUNTS = new Reason(
            "no_accounts", "There was no account or card to import.", "Connect a bank, then run it by hand.");
    public static final Reason NO_IMPORT = new Reason(
            "no_import",
            "No import came of this run.",
            "Check that its accounts are still connected, then run it by hand.");
}
