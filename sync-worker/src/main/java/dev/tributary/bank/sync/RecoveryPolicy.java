package dev.tributary.bank.sync;

import dev.tributary.bank.sync.Recovery.AskLater;
import dev.tributary.bank.sync.Recovery.Fail;
import dev.tributary.bank.sync.Recovery.Narrow;
import dev.tributary.bank.sync.Recovery.Obey;
import dev.tributary.bank.sync.Recovery.Park;
import dev.tributary.bank.sync.Recovery.Reauthorise;
import dev.tributary.bank.sync.Recovery.Remap;
import dev.tributary.bank.sync.Recovery.Skip;
import dev.tributary.bank.sync.Recovery.TryAgain;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.NotSent;
import dev.tributary.bank.truelayer.BankFailure.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The one place that decides what a failed call leads to. Pure: the same failure, history, time and dice decide alike.
///
/// @param backoff the longest wait before each next attempt; the last one repeats
/// @param maxAttempts calls in a row without progress
/// @param rateLimitedWait when the bank does not say how long
/// @param patience how long after its start a sync is still parked
public record RecoveryPolicy(List<Duration> backoff, int maxAttempts, Duration rateLimitedWait, Duration patience) {

    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

    public RecoveryPolicy {
        backoff = List.copyOf(backoff);
        if (backoff.isEmpty()) {
            throw new IllegalArgumentException("tributary.sync.backoff must name at least one duration");
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("tributary.sync.max-attempts must be 1 or more, not " + maxAttempts);
        }
    }

    /// What is asked at the close is not worth a long wait, and never the sync.
    ///
    /// @param failures of this call so far, in this sync
    /// @return empty when the sync goes on without the answer
    public static Optional<TryAgain> atTheClose(
            BankFailure failure, int failures, List<Duration> backoff, Instant now) {
        return isPassing(failure) && failures < backoff.size()
                ? Optional.of(new TryAgain(
                        now.plus(backoff.get(failures)),
                        "retrying",
                        "The bank did not say everything; it is asked again."))
                : Optional.empty();
    }

    private static boolean isPassing(BankFailure failure) {
        return switch (failure) {
            case BankFailure.Unavailable _,
                    BankFailure.TooSlow _,
                    BankFailure.TimedOut _,
                    BankFailure.ConnectionLost _,
                    BankFailure.BrokenAnswer _ -> true;
            case RateLimited _,
                    NotSent _,
                    BankFailure.TokenRejected _,
                    BankFailure.ConsentEnded _,
                    BankFailure.HistoryLocked _,
                    BankFailure.AccountGone _,
                    BankFailure.NotOffered _,
                    BankFailure.Refused _,
                    BankFailure.Aborted _ -> false;
        };
    }

    /// @param dice evenly drawn from 0 (inclusive) to 1 (exclusive)
    public Recovery decide(BankFailure failure, History history, Instant now, double dice) {
        return switch (failure) {
            case RateLimited limited -> afterRateLimit(limited, history, now, dice);
            case NotSent held -> park(held, history, now);
            case BankFailure.TooSlow _ -> slow(history, now, dice);
            case BankFailure.TimedOut(var code) when code.equals(BankFailure.NO_ANSWER) -> slow(history, now, dice);
            case BankFailure.TimedOut _ ->
                again(history, now, dice, "provider_down", "The bank did not answer in time.");
            case BankFailure.Unavailable _ ->
                again(history, now, dice, "provider_down", "The bank is not available at the moment.");
            case BankFailure.ConnectionLost _ ->
                again(history, now, dice, "retrying", "The connection to the bank broke.");
            case BankFailure.BrokenAnswer _ ->
                again(history, now, dice, "retrying", "The bank's answer was cut short or unreadable.");
            case BankFailure.TokenRejected _, BankFailure.ConsentEnded _ ->
                new Reauthorise(
                        "consent_expired",
                        "The bank no longer accepts the consent for this account.",
                        "Connect this bank again, then retry the import.");
            case BankFailure.HistoryLocked _ -> historyLocked(history, now);
            case BankFailure.AccountGone _ -> history.remapped() ? accountGone() : new Remap();
            case BankFailure.NotOffered _ ->
                new Skip("not_supported", "This bank does not offer transactions for this account.");
            case BankFailure.Refused(var status, var code) ->
                new Fail(
                        "request_refused",
                        "TrueLayer refused the request (%d %s).".formatted(status, code),
                        "Choose another date range. If it is refused again, report the code.");
            case BankFailure.Aborted _ -> new Obey();
        };
    }

    static Fail accountGone() {
        return new Fail(
                "account_not_found",
                "The bank does not know this account any more.",
                "Connect this bank again to see which accounts there are.");
    }

    private Recovery park(NotSent held, History history, Instant now) {
        var bankRests = held.code().equals(NotSent.PROVIDER_RESTS);
        if (now.isAfter(history.startedAt().plus(patience))) {
            return bankRests ? unavailable("The bank has not been available for days.") : rateLimited();
        }
        return new Park(
                held.until(),
                bankRests ? "provider_down" : "rate_limited",
                switch (held.code()) {
                    case NotSent.CALLS_USED_UP -> "The bank's daily number of calls is used up.";
                    case NotSent.PROVIDER_RESTS -> "The bank keeps failing, so it is left alone for a while.";
                    default -> "Calls leave one after the other; this one's turn comes later.";
                });
    }

    private Recovery slow(History history, Instant now, double dice) {
        return history.askedLater()
                ? again(history, now, dice, "provider_down", "The bank did not answer in time.")
                : new AskLater();
    }

    /// A bank that refuses even what it usually gives is not asked for less and less.
    private static Recovery historyLocked(History history, Instant now) {
        var floor = HistoryLock.floor(now);
        return history.askedFrom().isBefore(floor) ? new Narrow(floor) : HistoryLock.fail();
    }

    private Recovery afterRateLimit(RateLimited limited, History history, Instant now, double dice) {
        if (history.attempts() + 1 >= maxAttempts) {
            return rateLimited();
        }
        return new TryAgain(
                quotaReset(limited, history.attempts(), now, dice),
                "rate_limited",
                limited.daily()
                        ? "The bank's daily number of calls is used up."
                        : "The bank asks us to call less often.");
    }

    private static Fail rateLimited() {
        return new Fail(
                "rate_limited",
                "The bank allows no more calls for this account at the moment.",
                "Retry the import tomorrow: the bank counts calls by the day.");
    }

    /// What the bank says; else the day's end when the day's quota is gone; else a wait that doubles.
    private Instant quotaReset(RateLimited limited, int attempts, Instant now, double dice) {
        if (limited.retryAfter() != null) {
            return now.plus(limited.retryAfter());
        }
        if (limited.daily()) {
            var midnight =
                    now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1);
            return midnight.toInstant().plus(share(AFTER_MIDNIGHT, dice));
        }
        var doubled = rateLimitedWait.multipliedBy(1L << Math.min(attempts, 8));
        return now.plus(doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT);
    }

    private Recovery again(History history, Instant now, double dice, String reason, String message) {
        var attempts = history.attempts();
        if (attempts + 1 >= maxAttempts) {
            return unavailable(message + " We tried %d times.".formatted(attempts + 1));
        }
        var longest = backoff.get(Math.min(attempts, backoff.size() - 1));
        return new TryAgain(now.plus(share(longest, dice)), reason, message);
    }

    private static Fail unavailable(String message) {
        return new Fail(
                "provider_unavailable",
                message,
                "Retry the import later: what has arrived stays, and only the rest is fetched.");
    }

    private static Duration share(Duration whole, double dice) {
        return Duration.ofMillis((long) (whole.toMillis() * dice));
    }
}
