package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.sync.Recovery.Fail;
import dev.tributary.bank.sync.Recovery.Obey;
import dev.tributary.bank.sync.Recovery.Reauthorise;
import dev.tributary.bank.sync.Recovery.Skip;
import dev.tributary.bank.sync.Recovery.TryAgain;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.RateLimited;
import dev.tributary.bank.truelayer.BankFailure.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

    private final RecoveryPolicy policy = new RecoveryPolicy(
            List.of(Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(900)),
            6,
            Duration.ofMinutes(15));

    static Stream<BankFailure> faultsThatPass() {
        return Stream.of(
                new Unavailable(500, "internal_server_error"),
                new Unavailable(503, "provider_error"),
                new Unavailable(504, "provider_timeout"),
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
        var decision = policy.decide(failure, 5, NOW, 0.5);

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
        assertThat(policy.decide(new RateLimited("provider_too_many_requests", false, null), 5, NOW, 0.5))
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.reason()).isEqualTo("rate_limited"));
    }

    @Test
    void anEndedConsentNeedsThePerson() {
        assertThat(policy.decide(new BankFailure.ConsentEnded("access_denied"), 0, NOW, 0.5))
                .isInstanceOf(Reauthorise.class);
        assertThat(policy.decide(new BankFailure.TokenRejected("invalid_token"), 0, NOW, 0.5))
                .isInstanceOf(Reauthorise.class);
    }

    @Test
    void whatABankDoesNotOfferIsNoError() {
        assertThat(policy.decide(new BankFailure.NotOffered("endpoint_not_supported"), 0, NOW, 0.5))
                .isInstanceOf(Skip.class);
    }

    @Test
    void whatWillNeverSucceedIsNotTriedAgain() {
        assertThat(policy.decide(new BankFailure.Refused(400, "invalid_date_range"), 0, NOW, 0.5))
                .isInstanceOf(Fail.class);
        assertThat(policy.decide(new BankFailure.HistoryLocked("sca_exceeded"), 0, NOW, 0.5))
                .isInstanceOf(Fail.class);
        assertThat(policy.decide(new BankFailure.AccountGone("account_not_found"), 0, NOW, 0.5))
                .isInstanceOf(Fail.class);
        assertThat(policy.decide(new BankFailure.Aborted("aborted"), 0, NOW, 0.5))
                .isInstanceOf(Obey.class);
    }

    private Duration delay(BankFailure failure, int attempts, double dice) {
        var decision = (TryAgain) policy.decide(failure, attempts, NOW, dice);
        return Duration.between(NOW, decision.at());
    }
}
