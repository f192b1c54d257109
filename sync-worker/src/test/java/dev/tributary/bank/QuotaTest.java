package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.usage.CallQuotas;
import dev.tributary.bank.usage.CallQuotas.Allowance;
import dev.tributary.bank.usage.CallQuotas.Reservation;
import dev.tributary.bank.usage.CallQuotas.Reservation.NoneLeft;
import dev.tributary.bank.usage.CallQuotas.Reservation.Reserved;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The four calls a day that a bank answers without the person.
@QuarkusTest
@WithTestResource(TestingBank.class)
class QuotaTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    CallQuotas quotas;

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
        TestingBank.simulator().unattendedLimit().enforce(false);
    }

    @Test
    void noCallIsEverSentOverQuotaAndTheImportWaitsForTheReset() {
        // given
        var account = connected("john70", "doe70");
        TestingBank.simulator().unattendedLimit().enforce(true);
        var before = Instant.now();
        IntStream.rangeClosed(1, 4)
                .forEach(days ->
                        assertThat(unattended(account, days).untilOver()).isEqualTo("completed"));
        // when
        var fifth = unattended(account, 5);
        fifth.until("waiting");
        // then
        assertThat(fifth.text("reason")).isEqualTo("rate_limited");
        assertThat(Instant.parse(
                        fifth.text("to_char(next_attempt_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")))
                .isBetween(
                        before.plus(Duration.ofHours(24)).minusSeconds(1),
                        Instant.now().plus(Duration.ofHours(24)));
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.TRANSACTIONS))
                .isEqualTo(4);
        assertThat(TestingImport.count("SELECT count(*) FROM call_ledger WHERE http_status = 429 AND account_id = '%s'"
                        .formatted(account.accountId())))
                .isZero();
        account.owner()
                .asks()
                .get("/api/truelayer/accounts")
                .then()
                .body(
                        "items.find { it.account_id == '%s' }.calls_left_today".formatted(account.accountId()),
                        equalTo(0))
                .body(
                        "items.find { it.account_id == '%s' }.calls_reset_at".formatted(account.accountId()),
                        notNullValue());
        assertThat(TestingImport.value(
                        "SELECT attempts FROM account_syncs WHERE job_id = '%s'".formatted(fifth.jobId())))
                .isEqualTo("0");
        fifth.cancel();
        assertThat(fifth.untilOver()).isEqualTo("cancelled");
    }

    @Test
    void anIdenticalRequestWithinTheHourCostsNoneAndIsAsOldAsTheFirst() {
        // given
        var account = connected("john75", "doe75");
        assertThat(unattended(account, 3).untilOver()).isEqualTo("completed");
        var asOf = coverageAsOf(account);
        // when
        assertThat(unattended(account, 3).untilOver()).isEqualTo("completed");
        // then
        assertThat(left(account)).isEqualTo(3);
        assertThat(coverageAsOf(account)).isEqualTo(asOf);
    }

    @Test
    void callsWhileThePersonIsPresentAreNotCounted() {
        // given
        var account = connected("john80", "doe80");
        // when
        TestingImport.of(account, today.minusDays(3), today).start().untilOver();
        // then
        assertThat(left(account)).isEqualTo(4);
    }

    @Test
    void aRequestThatTrueLayerRefusesBurnsNone() {
        // given
        var account = connected("john85", "doe85");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(400, "validation_error")));
        // when
        assertThat(unattended(account, 3).untilOver()).isEqualTo("failed");
        // then
        assertThat(left(account)).isEqualTo(4);
    }

    @Test
    void aBankThatSaysNoneIsLeftIsBelieved() {
        // given
        var account = connected("john90", "doe90");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(429, "provider_request_limit_exceeded"))
                        .times(1));
        // when
        var sync = unattended(account, 3);
        sync.until("waiting");
        // then
        assertThat(left(account)).isZero();
        sync.cancel();
        sync.untilOver();
    }

    @Test
    void howeverManyAskAtOnceFourAreAdmittedAndAReturnedOneIsGivenOutAgain() {
        // given
        var allowance = new Allowance(Ids.next(), Ids.next(), "accounts/transactions");
        var now = Instant.now();
        var answers = new ConcurrentLinkedQueue<Reservation>();
        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100)
                    .forEach(_ -> threads.execute(() -> answers.add(quotas.reserve(allowance, "ob-any", now))));
        }
        // then
        var reserved = answers.stream()
                .filter(Reserved.class::isInstance)
                .map(Reserved.class::cast)
                .toList();
        assertThat(reserved).hasSize(4);
        assertThat(quotas.reserve(allowance, "ob-any", now)).isInstanceOf(NoneLeft.class);
        quotas.giveBack(allowance, reserved.getFirst().madeAt());
        assertThat(quotas.reserve(allowance, "ob-any", now)).isInstanceOf(Reserved.class);
        assertThat(quotas.reserve(allowance, "ob-any", now)).isInstanceOf(NoneLeft.class);
        assertThat(quotas.reserve(allowance, "ob-any", now.plus(Duration.ofHours(25))))
                .isInstanceOf(Reserved.class);
    }

    private TestingImport unattended(TestingAccount account, int days) {
        return TestingImport.of(account, today.minusDays(days), today)
                .unattended()
                .start();
    }

    private static int left(TestingAccount account) {
        return account.owner()
                .asks()
                .get("/api/truelayer/accounts")
                .jsonPath()
                .getInt("items.find { it.account_id == '%s' }.calls_left_today".formatted(account.accountId()));
    }

    private static String coverageAsOf(TestingAccount account) {
        return TestingImport.value("SELECT day_answers::text FROM account_coverage WHERE account_id = '%s'"
                .formatted(account.accountId()));
    }

    private static TestingAccount connected(String bankUser, String password) {
        var person = TestingPerson.someone();
        person.connects(bankUser, password);
        return person.accounts().getFirst();
    }
}
