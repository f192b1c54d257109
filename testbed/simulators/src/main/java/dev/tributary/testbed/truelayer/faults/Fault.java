package dev.tributary.testbed.truelayer.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// One way for a call to go wrong.
public sealed interface Fault {

    /// A way a bank is, rather than one that strikes: it does not wear off, and is asked for where it matters.
    sealed interface Habit extends Fault {}

    /// The answer comes late.
    record Latency(Duration delay) implements Fault {}

    /// An error document instead of the answer.
    record Status(int status, String error) implements Fault {}

    /// Access tokens live no longer than this after they were issued, also those already handed out.
    record TokenExpiry(Duration lifetime) implements Habit {}

    /// Whoever authorises again gets other `account_id`s.
    record NewAccountIds() implements Habit {}

    /// What is needed to extend a connection, whatever the bank usually asks for.
    record ExtendAnswer(ActionNeeded actionNeeded) implements Habit {}

    /// An identical request within that time gets the same answer again, without a call to the bank.
    record Cache(Duration keeps) implements Habit {}

    /// So many calls a day for each account, endpoint and consent while the customer is away.
    record Quota(int calls, String error) implements Habit {}

    /// Rows older than so many days only that soon after the customer signed in at the bank.
    record ScaWindow(Duration open, int days) implements Habit {}

    /// The first calls of every so many fail.
    record Burst(Status failure, int failures, int every) implements Fault {}

    /// The bank takes its time, and TrueLayer waits only so long for it, unless it was asked to answer later.
    record Slow(Duration takes, Duration patience) implements Habit {}

    /// An answer that was asked for later never comes.
    record AsyncFailure(String error) implements Fault {}

    /// Something is wrong with the call that tells an answer is ready.
    record Webhook(WebhookTrouble trouble) implements Fault {}

    /// Rows older than the asked window come along.
    record IgnoreFrom() implements Fault {}

    /// The connection closes half way through the promised length.
    record Truncated() implements Fault {}

    /// The connection closes before any answer.
    record Reset() implements Fault {}

    /// A complete answer that is not JSON.
    record BrokenJson() implements Fault {}

    /// The answer trickles.
    record SlowBytes(int bytesPerSecond) implements Fault {}

    /// Every n-th row of the last days is not there yet; it appears when the fault is lifted.
    record LateRows(int days, int every) implements Fault {}

    /// Rows come with other `transaction_id`s in every answer.
    record TransactionIdDrift() implements Fault {}

    /// Every so many rows come without the `normalised_provider_transaction_id` they have.
    record MissingNormalisedId(int every) implements Fault {
        public MissingNormalisedId() {
            this(1);
        }
    }

    /// All timestamps have one shape instead of the usual mixture.
    record Timestamps(TimestampShape shape) implements Fault {}

    /// Amounts have the sign that contradicts their row's type.
    record FlippedSigns() implements Fault {}

    /// Rows and accounts hold fields and constants that no document names.
    record UnknownValues() implements Fault {}

    /// Rows come along that no bank should send: absurd amounts, days that do not exist, no row at all.
    record AbsurdRows() implements Fault {}

    /// From so many days ago on, running and current balances are off by an amount: as if a row were missing there.
    record BalanceBreak(int daysAgo, BigDecimal by) implements Habit {}

    /// The answer says it is something else than JSON, and is not.
    record ContentType(String value) implements Fault {}

    /// A page for people instead of the answer.
    record HtmlPage(int status) implements Fault {}

    /// Shapes that all carry the posting date.
    enum TimestampShape {
        DATE,
        /// Half past midnight in a place where it is still the day before in UTC.
        OFFSET,
        SPACE
    }

    /// How a webhook may fail whoever believes in it.
    enum WebhookTrouble {
        /// It never comes.
        LOST,
        /// It comes before the answer is ready.
        EARLY,
        /// It comes two times.
        TWICE,
        /// It names a task nobody has.
        FOREIGN
    }

    /// TrueLayer's three answers to somebody who wants to extend a connection.
    enum ActionNeeded {
        NO_ACTION_NEEDED,
        AUTHENTICATION_NEEDED,
        RECONFIRMATION_OF_CONSENT_NEEDED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
