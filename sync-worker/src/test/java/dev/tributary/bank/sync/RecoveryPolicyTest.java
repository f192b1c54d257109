package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.tributary.bank.truelayer.BankFailure.RateLimited;
import dev.tributary.bank.truelayer.BankFailure.Unavailable;
import dev.tributary.bank.truelayer.http.TestingErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final LocalDate RECENT = LocalDate.of(2026, 3, 1);

    private final RecoveryPolicy policy = new RecoveryPolicy(
            List.of(Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(900)),
            6,
            Duration.ofMinutes(15),
            Duration.ofDays(7));

    static Stream<BankFailure> faultsThatPass() {
        return Stream.of(
                new Unavailable(500, "internal_server_error"),
                new Unavailable(503, "provider_error"),
                new Unavailable(409, "request_conflict"),
                new BankFailure.TimedOut("silent"),
                new BankFailure.ConnectionLost("connection_lost"),
                new BankFailure.BrokenAnswer("cut_short"));
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aFaultThatPassesIsTriedAgainLaterAndLaterAtARandomTime(BankFailure failure) {
        assertThat(delay(failure, 0, 0.5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delay(failure, 1, 0.5)).isEqualTo(Duration.ofSeconds(150));
        assertThat(delay(failure, 2, 0.5)).isEqualTo(Duration.ofSeconds(450));
        assertThat(delay(failure, 4, 0.5)).isEqualTo(Duration.ofSeconds(450));
        assertThat(delay(failure, 2, 0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aFaultThatDoesNotPassFailsTheAccountAndSaysWhatToDo(BankFailure failure) {
        // when
        var decision = policy.decide(failure, history(5), NOW, 0.5);

        // then
        assertThat(decision).isInstanceOfSatisfying(Fail.class, fail -> {
            assertThat(fail.reason()).isEqualTo("provider_unavailable");
            assertThat(fail.nextStep()).isNotBlank();
        });
    }

    @Test
    void aBankThatWantsFewerCallsIsLeftAloneForLongerEachTime() {
        // given
        var limited = new RateLimited("provider_too_many_requests", false, null);

        // then
        assertThat(delay(limited, 0, 0.9)).isEqualTo(Duration.ofMinutes(15));
        assertThat(delay(limited, 1, 0.9)).isEqualTo(Duration.ofMinutes(30));
        assertThat(delay(limited, 4, 0.9)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aDaysQuotaComesBackAfterMidnight() {
        // given
        var limited = new RateLimited("provider_request_limit_exceeded", true, null);

        // when
        var until = NOW.plus(delay(limited, 0, 0.5));

        // then
        assertThat(until).isEqualTo(Instant.parse("2026-04-02T00:05:00Z"));
    }

    @Test
    void whatTheBankSaysOfItsWaitCountsMost() {
        assertThat(delay(new RateLimited("provider_too_many_requests", true, Duration.ofSeconds(42)), 0, 0.5))
                .isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void aRateLimitThatNeverEndsIsAFailureNotASuccess() {
        assertThat(policy.decide(new RateLimited("provider_too_many_requests", false, null), history(5), NOW, 0.5))
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.reason()).isEqualTo("rate_limited"));
    }

    @Test
    void anEndedConsentNeedsThePerson() {
        assertThat(policy.decide(new BankFailure.ConsentEnded("access_denied"), history(0), NOW, 0.5))
                .isInstanceOf(Reauthorise.class);
        assertThat(policy.decide(new BankFailure.TokenRejected("invalid_token"), history(0), NOW, 0.5))
                .isInstanceOf(Reauthorise.class);
    }

    @Test
    void whatABankDoesNotOfferIsNoError() {
        assertThat(policy.decide(new BankFailure.NotOffered("endpoint_not_supported"), history(0), NOW, 0.5))
                .isInstanceOf(Skip.class);
    }

    @Test
    void whatWillNeverSucceedIsNotTriedAgain() {
        assertThat(policy.decide(new BankFailure.Refused(400, "invalid_date_range"), history(0), NOW, 0.5))
                .isInstanceOf(Fail.class);
        assertThat(policy.decide(new BankFailure.Aborted("aborted"), history(0), NOW, 0.5))
                .isInstanceOf(Obey.class);
    }

    /// truelayer.md's table, row by row.
    @ParameterizedTest
    @CsvSource({
        "400, validation_error, Fail",
        "400, invalid_date_range, Fail",
        "400, deprecated_provider, Fail",
        "400, invalid_grant, Reauthorise",
        "401, invalid_token, Reauthorise",
        "401, unauthorized, Reauthorise",
        "403, access_denied, Reauthorise",
        "403, sca_exceeded, Narrow",
        "404, account_not_found, Remap",
        "409, request_conflict, TryAgain",
        "429, provider_too_many_requests, TryAgain",
        "429, provider_request_limit_exceeded, TryAgain",
        "500, internal_server_error, TryAgain",
        "501, endpoint_not_supported, Skip",
        "503, provider_error, TryAgain",
        "503, connector_overload, TryAgain",
        "503, temporarily_unavailable, TryAgain",
        "504, provider_timeout, AskLater",
        "504, connector_timeout, AskLater"
    })
    void everyErrorOfTheTableLeadsToWhatTheTableSays(int status, String error, String decision) {
        // given
        var failure = TestingErrors.meaning(status, error);
        // then
        assertThat(policy.decide(failure, history(0), NOW, 0.5).getClass().getSimpleName())
                .isEqualTo(decision);
    }

    @Test
    void aBankThatLocksItsHistoryIsAskedForNinetyDaysAndNotForLess() {
        // given
        var locked = new BankFailure.HistoryLocked("sca_exceeded");
        var floor = LocalDate.of(2026, 1, 1);
        // then
        assertThat(policy.decide(locked, askedFrom(floor.minusDays(1)), NOW, 0.5))
                .isEqualTo(new Narrow(floor));
        assertThat(policy.decide(locked, askedFrom(floor), NOW, 0.5))
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.reason()).isEqualTo("history_locked"));
    }

    @Test
    void anAccountIsLookedForUnderAnotherIdOnce() {
        // given
        var gone = new BankFailure.AccountGone("account_not_found");
        // then
        assertThat(policy.decide(gone, history(0), NOW, 0.5)).isEqualTo(new Remap());
        assertThat(policy.decide(gone, new History(0, RECENT, true, false, NOW), NOW, 0.5))
                .isInstanceOf(Fail.class);
    }

    @Test
    void aBankThatIsTooSlowIsAskedInAnotherWayAndThenOnlyAgain() {
        // given
        var askedLater = new History(0, RECENT, false, true, NOW);
        // then
        assertThat(policy.decide(new BankFailure.TimedOut(BankFailure.NO_ANSWER), history(0), NOW, 0.5))
                .isEqualTo(new AskLater());
        assertThat(policy.decide(new BankFailure.TooSlow("provider_timeout"), askedLater, NOW, 0.5))
                .isInstanceOf(TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource({"unattended_calls_used_up, rate_limited", "rate_reached, rate_limited", "provider_rests, provider_down"
    })
    void aCallThatWasHeldBackIsNoAttempt(String code, String reason) {
        // given
        var held = new BankFailure.NotSent(code, NOW.plusSeconds(60));
        // then
        assertThat(policy.decide(held, history(99), NOW, 0.5)).isInstanceOfSatisfying(Park.class, park -> {
            assertThat(park.until()).isEqualTo(NOW.plusSeconds(60));
            assertThat(park.reason()).isEqualTo(reason);
            assertThat(park.message()).isNotBlank();
        });
        assertThat(policy.decide(held, new History(0, RECENT, false, false, NOW.minus(Duration.ofDays(8))), NOW, 0.5))
                .isInstanceOf(Fail.class);
    }

    @Property
    void noWaitIsLongerThanItsCapAndNoneIsInThePast(
            @ForAll @IntRange(max = 4) int attempts, @ForAll @DoubleRange(max = 0.99) double dice) {
        // given
        var caps = List.of(60, 300, 900, 900, 900);
        // when
        var wait = delay(new Unavailable(503, "provider_error"), attempts, dice);
        // then
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(caps.get(attempts)));
    }

    @Property
    void everyFailureEndsAfterSoManyAttemptsWithoutProgress(
            @ForAll("failures") BankFailure failure, @ForAll @DoubleRange(max = 0.99) double dice) {
        // given: a sync that is remapped, and asks later
        var steps = 0;
        var attempts = 0;
        var remapped = false;
        var askedLater = false;
        var from = RECENT.minusYears(1);
        // when
        Recovery decision;
        do {
            decision = policy.decide(failure, new History(attempts, from, remapped, askedLater, NOW), NOW, dice);
            switch (decision) {
                case TryAgain _ -> attempts++;
                case Remap() -> remapped = true;
                case AskLater() -> askedLater = true;
                case Narrow(var floor) -> from = floor;
                case Park _, Skip _, Fail _, Reauthorise _, Obey _ -> steps = 99;
            }
            steps++;
        } while (steps < 20);
        // then
        assertThat(decision).isNotInstanceOf(TryAgain.class);
    }

    @Provide
    Arbitrary<BankFailure> failures() {
        return Arbitraries.of(
                new Unavailable(503, "provider_error"),
                new BankFailure.TooSlow("provider_timeout"),
                new BankFailure.TimedOut(BankFailure.NO_ANSWER),
                new BankFailure.TimedOut("silent"),
                new BankFailure.ConnectionLost("connection_lost"),
                new BankFailure.BrokenAnswer("cut_short"),
                new RateLimited("provider_too_many_requests", false, null),
                new RateLimited("provider_request_limit_exceeded", true, null),
                new BankFailure.HistoryLocked("sca_exceeded"),
                new BankFailure.AccountGone("account_not_found"),
                new BankFailure.Refused(400, "validation_error"),
                new BankFailure.NotOffered("endpoint_not_supported"),
                new BankFailure.ConsentEnded("access_denied"));
    }

    private static History history(int attempts) {
        return new History(attempts, RECENT.minusYears(1), false, false, NOW);
    }

    private static History askedFrom(LocalDate from) {
        return new History(0, from, false, false, NOW);
    }

    private Duration delay(BankFailure failure, int attempts, double dice) {
        var decision = (TryAgain) policy.decide(failure, history(attempts), NOW, dice);
        return Duration.between(NOW, decision.at());
    }
}
