package dev.tributary.bank.sync;

import java.time.Instant;
import java.time.LocalDate;

/// What to do about a call that failed.
public sealed interface Recovery {

    /// @param reason `rate_limited`, `retrying` or `provider_down`
    record TryAgain(Instant at, String reason, String message) implements Recovery {}

    /// Nothing was tried, so nothing has failed: the call goes out when a limit allows it.
    ///
    /// @param reason `rate_limited` or `provider_down`
    record Park(Instant until, String reason, String message) implements Recovery {}

    /// Ask again at once, for an answer that is fetched later: the bank needs longer than a call lasts.
    record AskLater() implements Recovery {}

    /// Ask for fewer days: the bank gives none before `floor`.
    record Narrow(LocalDate floor) implements Recovery {}

    /// Look for the account under another id, once.
    record Remap() implements Recovery {}

    /// The bank has no such resource; nothing is wrong.
    record Skip(String reason, String message) implements Recovery {}

    record Fail(String reason, String message, String nextStep) implements Recovery {}

    /// Only the person can help, at their bank.
    record Reauthorise(String reason, String message, String nextStep) implements Recovery {}

    /// We broke off the call ourselves: the person's control decides what follows.
    record Obey() implements Recovery {}
}
