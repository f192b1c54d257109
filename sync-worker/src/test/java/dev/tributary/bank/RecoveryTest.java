package dev.tributary.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.usage.Admission;
import dev.tributary.bank.usage.Admission.Admitted;
import dev.tributary.bank.usage.Admission.Refused;
import dev.tributary.bank.usage.AdmitCalls;
import dev.tributary.bank.usage.BankCall;
import dev.tributary.bank.usage.CallOutcome;
import dev.tributary.bank.usage.CallRates;
import dev.tributary.contracts.Counts;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a sync gets round what a bank cannot or will not do.
@QuarkusTest
@WithTestResource(TestingBank.class)
class RecoveryTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    AdmitCalls admitCalls;

    @Inject
    CallRates rates;

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @Test
    void aBankThatLocksItsHistoryIsAskedForNinetyDaysAndTheGapIsMarkedAndTold() {
        // given
        var account = connected("john95", "doe95");
        TestingBank.simulator().faults().add(FaultRule.onUser("john95", new Fault.ScaWindow(Duration.ZERO, 90)));
        // when
        var sync = TestingImport.of(account, today.minusDays(400), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(90), today));
        assertThat(sync.text("gap_from || ' ' || gap_to")).isEqualTo(today.minusDays(400) + " " + today.minusDays(91));
        assertThat(TestingImport.value("SELECT day_states::text FROM account_coverage WHERE account_id = '%s'"
                        .formatted(account.accountId())))
                .contains("unreachable");
    }

    @Test
    void minutesAfterAConsentTheOldRowsAreFetchedFirstAndInOneCall() {
        // given: a bank that is known to lock its history, five minutes after a consent
        var account = connected("john90", "doe90");
        TestingImport.execute("INSERT INTO provider_conduct (provider_id, locks_history) VALUES ('mock', true)");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onUser("john90", new Fault.ScaWindow(Duration.ofMinutes(5), 90)));
        // when
        var sync = TestingImport.of(account, today.minusDays(400), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(sync.text("gap_from")).isEqualTo("null");
        assertThat(calls(sync)).isEqualTo(1);
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(400), today));
    }

    @Test
    void longAfterAConsentALockedBankIsAskedOnlyForWhatItGives() {
        // given
        var account = connected("john90", "doe90");
        TestingImport.execute("INSERT INTO provider_conduct (provider_id, locks_history) VALUES ('mock', true)");
        TestingImport.execute("UPDATE connections SET consented_at = now() - interval '5 minutes' WHERE user_id = '%s'"
                .formatted(account.owner().userId()));
        // when
        var sync = TestingImport.of(account, today.minusDays(400), today)
                .unattended()
                .start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(sync.text("gap_to")).isEqualTo(today.minusDays(91).toString());
        assertThat(calls(sync)).isEqualTo(1);
    }

    private static long calls(TestingImport sync) {
        return TestingImport.count(
                "SELECT count(*) FROM call_ledger WHERE endpoint = 'accounts/transactions' AND job_id = '%s'"
                        .formatted(sync.jobId()));
    }

    @Test
    void anAccountWhoseIdChangedIsFoundAgainAndKeepsOurs() {
        // given
        var account = connected("john100", "doe100");
        TestingBank.simulator().faults().add(FaultRule.onUser("john100", new Fault.NewAccountIds()));
        TestingPerson.someone().connects("john100", "doe100");
        TestingBank.simulator().faults().clear();
        // when
        var sync = TestingImport.of(account, today.minusDays(30), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(sync.text("remapped")).isEqualTo("t");
        assertThat(account.owner().accounts().getFirst().accountId()).isEqualTo(account.accountId());
        assertThat(account.owner().accounts().getFirst().bankId()).isNotEqualTo(account.bankId());
        assertThat(TestingImport.storedRows(account)).isNotEmpty();
    }

    @Test
    void aBankThatIsTooSlowIsAskedNowAndItsAnswerFetchedLater() {
        // given
        var account = connected("john7", "doe7");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onUser("john7", new Fault.Slow(Duration.ofSeconds(2), Duration.ofMillis(300))));
        // when
        var sync = TestingImport.of(account, today.minusDays(30), today).start();
        sync.until("waiting");
        // then
        assertThat(sync.text("reason")).isEqualTo("bank_preparing");
        assertThat(sync.untilOver()).isEqualTo("completed");
        var rows = TestingImport.bankRows(account, today.minusDays(30), today);
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sync.counts()).isEqualTo(new Counts(rows.size(), rows.size(), 0, 0, 0, 0));
        assertThat(TestingImport.count("SELECT count(*) FROM call_ledger WHERE endpoint = 'results' AND job_id = '%s'"
                        .formatted(sync.jobId())))
                .isPositive();
        account.owner()
                .asks()
                .get("/api/truelayer/connections/limits")
                .then()
                .statusCode(200)
                .body("providers[0].answers_later", equalTo(true));
    }

    @Test
    void anAnswerThatFailsWhileItIsPreparedIsAskedForAgain() {
        // given
        var account = connected("john17", "doe17");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onUser("john17", new Fault.Slow(Duration.ofSeconds(1), Duration.ofMillis(100))));
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onEndpoint(Endpoint.TRANSACTIONS, new Fault.AsyncFailure("provider_error"))
                        .after(1)
                        .times(1));
        // when
        var sync = TestingImport.of(account, today.minusDays(30), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(30), today));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"task_id\":\"nobody-knows-it\"}", "{\"task_id\":{}}", "no json", "", "[1]"})
    void aWebhookThatMeansNothingIsTakenAndDoesNothing(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/truelayer/connections/webhook")
                .then()
                .statusCode(202)
                .body(equalTo(""));
    }

    @Test
    void aWebhookHasTheAnswerLookedForSooner() {
        // given: an answer that would be looked for in an hour
        var account = connected("john27", "doe27");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onUser("john27", new Fault.Slow(Duration.ofSeconds(3), Duration.ofMillis(100))));
        var sync = TestingImport.of(account, today.minusDays(3), today).start();
        sync.until("waiting");
        TestingImport.execute(
                "UPDATE account_syncs SET next_attempt_at = now() + interval '1 hour', touched_at = now() - interval '1 minute' WHERE state = 'waiting' AND job_id = '%s'"
                        .formatted(sync.jobId()));
        var task = sync.text("task_id");
        // when
        Awaitility.await("the answer")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    given().contentType("application/json")
                            .body("{\"task_id\":\"%s\",\"status\":\"Succeeded\"}".formatted(task))
                            .post("/api/truelayer/connections/webhook")
                            .then()
                            .statusCode(202);
                    return sync.state().equals("completed");
                });
        // then
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(3), today));
    }

    @Test
    void aHundredCallersDoNotHammerABankThatIsDown() {
        // given
        var call = call("ob-" + Ids.next());
        IntStream.range(0, 5).forEach(_ -> {
            var admitted = (Admitted) admitCalls.admit(call, "/me");
            admitCalls.ended(call, "/me", admitted, CallOutcome.BANK_FAILED);
        });
        // when
        var held = (Refused) admitCalls.admit(call, "/me");
        Awaitility.await("the rest to be over").until(() -> Instant.now().isAfter(held.until()));
        var admissions = together(100, () -> admitCalls.admit(call, "/me"));
        // then: one tries it
        assertThat(held.reason()).isEqualTo(Admission.Reason.PROVIDER_RESTS);
        var trials = admissions.stream().filter(Admitted.class::isInstance).toList();
        assertThat(trials).hasSize(1);
        // and then all may
        admitCalls.ended(call, "/me", (Admitted) trials.getFirst(), CallOutcome.ANSWERED);
        assertThat(together(10, () -> admitCalls.admit(call, "/me"))).allMatch(Admitted.class::isInstance);
    }

    @Test
    void callsToABankLeaveNoFasterThanItAllowsAndTheHeadroomIsShown() {
        // given: sixty a minute, six of them at once
        var begun = System.nanoTime();
        // when
        var places = together(40, () -> rates.take("ob-crawling"));
        // then
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
        assertThat(places.stream().filter(Optional::isEmpty).count()).isBetween(6L, 6 + seconds);
        assertThat(rates.provider("ob-crawling").perMinute()).isEqualTo(60);
        assertThat(rates.provider("ob-crawling").available()).isLessThan(6);
        connected("john3", "doe3")
                .owner()
                .asks()
                .get("/api/truelayer/connections/limits")
                .then()
                .statusCode(200)
                .body("client.calls_per_minute", equalTo(12_000))
                .body("client.available", greaterThan(0))
                .body("providers[0].provider_id", equalTo("ob-harbour"))
                .body("providers[0].rate.available", greaterThan(0));
    }

    private static <T> ConcurrentLinkedQueue<T> together(int callers, Supplier<T> call) {
        var answers = new ConcurrentLinkedQueue<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers).forEach(_ -> threads.execute(() -> answers.add(call.get())));
        }
        return answers;
    }

    private static BankCall call(String providerId) {
        return new BankCall(Ids.next(), "somebody", null, null, Ids.next(), providerId, "me", true);
    }

    private static TestingAccount connected(String bankUser, String password) {
        var person = TestingPerson.someone();
        person.connects(bankUser, password);
        return person.accounts().getFirst();
    }
}
