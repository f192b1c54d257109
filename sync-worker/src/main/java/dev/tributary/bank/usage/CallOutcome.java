package dev.tributary.bank.usage;

/// What became of a call, as far as limits are concerned.
public enum CallOutcome {
    ANSWERED,
    /// It never left.
    NEVER_SENT,
    /// TrueLayer refused it without asking the bank.
    NOT_ASKED,
    /// The bank says that the day's calls are used up.
    QUOTA_USED_UP,
    /// The bank, or TrueLayer on the way to it, is in trouble.
    BANK_FAILED,
    /// The bank was asked, and the answer was another one.
    FAILED
}
