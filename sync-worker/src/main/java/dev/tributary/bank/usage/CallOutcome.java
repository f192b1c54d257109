package dev.tributary.bank.usage;

/// What became of a call, as far as limits are concerned.
public enum CallOutcome {
    ANSWERED,
    /// It never left, or TrueLayer refused it without asking the bank.
    NOT_ASKED,
    /// The bank says that the day's calls are used up.
    QUOTA_USED_UP,
    /// The bank was asked, and the answer was another one.
    FAILED
}
