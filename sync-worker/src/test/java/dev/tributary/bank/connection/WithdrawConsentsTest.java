package dev.tributary.bank.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithdrawConsentsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID CONNECTION = UUID.randomUUID();
    private static final BankFailure DOWN = new BankFailure.Unavailable(503, "temporarily_unavailable");

    private final InMemoryWithdrawals withdrawals = new InMemoryWithdrawals();
    private final TestingAuthority authority = new TestingAuthority();
    private final WithdrawConsents withdrawConsents =
            new WithdrawConsents(withdrawals, authority, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aConsentTrueLayerIsToldOfIsForgotten() {
        // given
        withdrawals.begin("alice", CONNECTION, tokens(NOW.plusSeconds(60)));

        // then
        assertThat(withdrawConsents.withdraw(CONNECTION)).isTrue();
        assertThat(authority.revoked).containsExactly("access");
        assertThat(withdrawals.waiting).isEmpty();
    }

    @Test
    void anOldTokenIsExchangedAndStoredFirst() {
        // given
        withdrawals.begin("alice", CONNECTION, tokens(NOW.minusSeconds(1)));

        // then
        assertThat(withdrawConsents.withdraw(CONNECTION)).isTrue();
        assertThat(withdrawals.stored).containsExactly("fresh");
        assertThat(authority.revoked).containsExactly("fresh");
    }

    @Test
    void aTokenThatIsRejectedIsExchangedOnce() {
        // given
        withdrawals.begin("alice", CONNECTION, tokens(NOW.plusSeconds(60)));
        authority.failures.add(new BankFailure.TokenRejected("invalid_token"));

        // then
        assertThat(withdrawConsents.withdraw(CONNECTION)).isTrue();
        assertThat(authority.revoked).containsExactly("fresh");
    }

    @Test
    void whatTrueLayerCouldNotBeToldIsToldLaterAndLater() {
        // given
        withdrawals.begin("alice", CONNECTION, tokens(NOW.plusSeconds(60)));
        authority.failures.addAll(List.of(DOWN, DOWN, DOWN));

        // when
        assertThat(withdrawConsents.withdraw(CONNECTION)).isFalse();
        withdrawConsents.withdrawDue();
        withdrawConsents.withdrawDue();
        withdrawConsents.withdrawDue();

        // then
        assertThat(withdrawals.waits)
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20));
        assertThat(authority.revoked).containsExactly("access");
        assertThat(withdrawals.waiting).isEmpty();
    }

    @Test
    void aConsentThatEndedByItselfNeedsNoTelling() {
        // given
        withdrawals.begin("alice", CONNECTION, tokens(NOW.minusSeconds(1)));
        authority.refreshFailure = new BankFailure.ConsentEnded("invalid_grant");

        // then
        assertThat(withdrawConsents.withdraw(CONNECTION)).isTrue();
        assertThat(authority.revoked).isEmpty();
        assertThat(withdrawals.waiting).isEmpty();
    }

    private static Tokens tokens(Instant expiresAt) {
        return new Tokens("access", "refresh", expiresAt);
    }

    private static final class TestingAuthority implements Authority {

        final List<String> revoked = new ArrayList<>();
        final Queue<BankFailure> failures = new ArrayDeque<>();

        @Nullable
        BankFailure refreshFailure;

        @Override
        public URI authorisationUrl(String state, String nonce, String codeChallenge, @Nullable String providerId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tokens exchange(String code, String codeVerifier) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tokens refresh(String refreshToken) {
            if (refreshFailure != null) {
                throw new BankCallFailed(refreshFailure);
            }
            return new Tokens("fresh", null, NOW.plusSeconds(3600));
        }

        @Override
        public void revoke(String accessToken) {
            var failure = failures.poll();
            if (failure != null) {
                throw new BankCallFailed(failure);
            }
            revoked.add(accessToken);
        }
    }

    private static final class InMemoryWithdrawals implements ConsentWithdrawals {

        final List<Withdrawal> waiting = new ArrayList<>();
        final List<String> stored = new ArrayList<>();
        final List<Duration> waits = new ArrayList<>();

        @Override
        public void begin(String userId, UUID connectionId, Tokens tokens) {
            waiting.add(new Withdrawal(UUID.randomUUID(), connectionId, userId, tokens, 0, NOW, null));
        }

        @Override
        public List<Withdrawal> claim(UUID connectionId, Instant busyUntil) {
            return waiting.stream()
                    .filter(each -> each.connectionId().equals(connectionId))
                    .toList();
        }

        @Override
        public List<Withdrawal> claimDue(Instant now, Instant busyUntil) {
            return List.copyOf(waiting);
        }

        @Override
        public void replaceTokens(Withdrawal withdrawal, Tokens tokens) {
            stored.add(tokens.accessToken());
        }

        @Override
        public void done(Withdrawal withdrawal) {
            waiting.removeIf(each -> each.withdrawalId().equals(withdrawal.withdrawalId()));
        }

        @Override
        public void tryAgain(Withdrawal withdrawal, Instant at, String cause) {
            waits.add(Duration.between(NOW, at));
            waiting.replaceAll(each -> each.withdrawalId().equals(withdrawal.withdrawalId())
                    ? new Withdrawal(
                            each.withdrawalId(),
                            each.connectionId(),
                            each.userId(),
                            each.tokens(),
                            each.attempts() + 1,
                            each.begunAt(),
                            each.consentExpiresAt())
                    : each);
        }
    }
}
