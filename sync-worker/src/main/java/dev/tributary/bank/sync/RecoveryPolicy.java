package dev.tributary.bank.sync;

import dev.tributary.bank.sync.Recovery.Fail;
import dev.tributary.bank.sync.Recovery.Obey;
import dev.tributary.bank.sync.Recovery.Park;
import dev.tributary.bank.sync.Recovery.Reauthorise;
import dev.tributary.bank.sync.Recovery.Skip;
import dev.tributary.bank.sync.Recovery.TryAgain;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The one place that decides what a failed call leads to. Pure: the same failure, history, time and dice decide alike.
///
/// @param backoff the longest wait before each next attempt; the last one repeats
/// @param maxAttempts calls in a row without progress
/// @param rateLimitedWait when the bank does not say how long
public record RecoveryPolicy(List<Duration> backoff, int maxAttempts, Duration rateLimitedWait) {

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

    /// @param attempts calls in a row, before this one, that brought nothing new
    /// @param dice evenly drawn from 0 (inclusive) to 1 (exclusive)
    public Recovery decide(BankFailure failure, int attempts, Instant now, double dice) {
        return switch (failure) {
            case RateLimited limited -> afterRateLimit(limited, attempts, now, dice);
            case BankFailure.Unavailable _ ->
                again(attempts, now, dice, "provider_down", "The bank is not available at the moment.");
            case BankFailure.TimedOut _ ->
                again(attempts, now, dice, "provider_down", "The bank did not answer in time.");
            case BankFailure.ConnectionLost _ ->
                again(attempts, now, dice, "retrying", "The connection to the bank broke.");
            case BankFailure.BrokenAnswer _ ->
                again(attempts, now, dice, "retrying", "The bank's answer was cut short or unreadable.");
            case BankFailure.TokenRejected _, BankFailure.ConsentEnded _ ->
                new Reauthorise(
                        "consent_expired",
                        "The bank no longer accepts the consent for this account.",
                        "Connect this bank again, then retry the import.");
            case BankFailure.HistoryLocked _ ->
                new Fail(
                        "history_locked",
                        "The bank gives out rows this old only within minutes of a new consent.",
                        "Import the last 90 days, or connect the bank again and import right away.");
            case BankFailure.AccountGone _ ->
                new Fail(
                        "account_not_found",
                        "The bank does not know this account any more.",
                        "Connect this bank again to see which accounts there are.");
            case BankFailure.NotOffered _ ->
                new Skip("not_supported", "This bank does not offer transactions for this account.");
            case BankFailure.Refused(var status, var code) ->
                new Fail(
                        "request_refused",
                        "TrueLayer refused the request (%d %s).".formatted(status, code),
                        "Choose another date range. If it is refused again, report the code.");
            case BankFailure.NotSent(var code, var until) ->
                new Park(until, "rate_limited", "The bank's daily number of calls is used up.");
            case BankFailure.Aborted _ -> new Obey();
        };
    }

    private Recovery afterRateLimit(RateLimited limited, int attempts, Instant now, double dice) {
        if (attempts + 1 >= maxAttempts) {
            return new Fail(
                    "rate_limited",
                    "The bank allows no more calls for this account at the moment.",
                    "Retry the import tomorrow: the bank counts calls by the day.");
        }
        return new TryAgain(
                quotaReset(limited, attempts, now, dice),
                "rate_limited",
                limited.daily()
                        ? "The bank's daily number of calls is used up."
                        : "The bank asks us to call less often.");
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

    private Recovery again(int attempts, Instant now, double dice, String reason, String message) {
        if (attempts + 1 >= maxAttempts) {
            return new Fail(
                    "provider_unavailable",
                    message + " We tried %d times.".formatted(attempts + 1),
                    "Retry the import later: what has arrived stays, and only the rest is fetched.");
        }
        var longest = backoff.get(Math.min(attempts, backoff.size() - 1));
        return new TryAgain(now.plus(share(longest, dice)), reason, message);
    }

    private static Duration share(Duration whole, double dice) {
        return Duration.ofMillis((long) (whole.toMillis() * dice));
    }
}
