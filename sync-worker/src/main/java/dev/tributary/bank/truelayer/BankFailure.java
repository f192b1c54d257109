package dev.tributary.bank.truelayer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a call that brought nothing, or not everything, means.
public sealed interface BankFailure {

    /// The code of a call that brought nothing at all in time.
    String NO_ANSWER = "no_answer";

    /// A stable word for logs and the ledger.
    String code();

    /// 429. The bank wants no more calls for now.
    ///
    /// @param daily whether the day's quota is used up
    /// @param retryAfter null when the answer did not say, which is the rule
    record RateLimited(String code, boolean daily, @Nullable Duration retryAfter) implements BankFailure {}

    /// 5xx and 409. TrueLayer or the bank behind it is in trouble.
    record Unavailable(int status, String code) implements BankFailure {}

    /// 504. The bank needs longer than a call may last.
    record TooSlow(String code) implements BankFailure {}

    /// No answer, or no further byte of one, in time.
    record TimedOut(String code) implements BankFailure {}

    /// The connection broke or was never made.
    record ConnectionLost(String code) implements BankFailure {}

    /// The answer is not what it says it is: cut short, broken JSON, another content.
    record BrokenAnswer(String code) implements BankFailure {}

    /// 401. The access token is not accepted; a fresh one may be.
    record TokenRejected(String code) implements BankFailure {}

    /// 403 `access_denied`, or `invalid_grant` on a refresh. The person has to authorise again.
    record ConsentEnded(String code) implements BankFailure {}

    /// 403 `sca_exceeded`. The bank gives older rows only within minutes of the consent.
    record HistoryLocked(String code) implements BankFailure {}

    /// 404. TrueLayer does not know the account any more.
    record AccountGone(String code) implements BankFailure {}

    /// 501. This bank does not offer the resource.
    record NotOffered(String code) implements BankFailure {}

    /// Any other 4xx. The same request will never succeed.
    record Refused(int status, String code) implements BankFailure {}

    /// We did not send it: a limit would have been exceeded.
    ///
    /// @param until when it may be sent
    record NotSent(String code, Instant until) implements BankFailure {
        /// The bank's unattended calls.
        public static final String CALLS_USED_UP = "unattended_calls_used_up";
        /// It failed too often in a row, whoever asked.
        public static final String PROVIDER_RESTS = "provider_rests";
        /// Our own calls come too fast.
        public static final String RATE_REACHED = "rate_reached";
    }

    /// We broke the call off ourselves.
    record Aborted(String code) implements BankFailure {}
}
