package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.Counts;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestingBank.class)
class FaultsTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate from = today.minusDays(89);

    static List<Fault> faultsThatPass() {
        return List.of(
                new Fault.Status(429, "provider_too_many_requests"),
                new Fault.Status(503, "provider_error"),
                new Fault.Status(504, "provider_timeout"),
                new Fault.Status(401, "invalid_token"),
                new Fault.Truncated(),
                new Fault.BrokenJson(),
                new Fault.Reset());
    }

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aFaultThatPassesCostsTimeAndNoRow(Fault fault) {
        // given
        var account = connected("john10", "doe10");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), fault).times(1));

        // when
        var sync = TestingImport.of(account, from, today).inBatchesOf(10).start();

        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertEverythingArrivedOnce(account, sync);
    }

    @Test
    void aBankThatStaysDownFailsTheAccountAndSaysWhatToDo() {
        // given
        var account = connected("john15", "doe15");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(503, "provider_error")));

        // when
        var sync = TestingImport.of(account, from, today).start();

        // then
        assertThat(sync.untilOver()).isEqualTo("failed");
        assertThat(sync.text("reason")).isEqualTo("provider_unavailable");
        assertThat(sync.text("next_step")).contains("Retry");
        assertThat(TestingImport.storedRows(account)).isEmpty();
    }

    @Test
    void aBankThatWantsNoCallsParksTheAccountAndSaysUntilWhen() {
        // given
        var account = connected("john20", "doe20");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(429, "provider_request_limit_exceeded")));

        // when
        var sync = TestingImport.of(account, from, today).start();
        sync.until("waiting");

        // then
        assertThat(sync.text("reason")).isEqualTo("rate_limited");
        assertThat(sync.text("next_attempt_at")).startsWith(today.plusDays(1).toString());
        sync.cancel();
        assertThat(sync.untilOver()).isEqualTo("cancelled");
    }

    @Test
    void anEndedConsentNeedsThePersonAndOnlyThisBankIsHeldUp() {
        // given
        var person = TestingPerson.someone();
        person.connects("john25", "doe25");
        person.connects("john30", "doe30");
        var lost = person.accounts().getFirst();
        var fine = person.accounts().getLast();
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(lost.bankId(), new Fault.Status(403, "access_denied")));

        // when
        var failing = TestingImport.of(lost, from, today).start();
        var going = TestingImport.of(fine, from, today).start();

        // then
        assertThat(failing.untilOver()).isEqualTo("failed");
        assertThat(failing.text("reason")).isEqualTo("consent_expired");
        assertThat(going.untilOver()).isEqualTo("completed");
        var connections =
                person.asks().get("/api/truelayer/connections").jsonPath().getList("items.status", String.class);
        assertThat(connections).containsExactlyInAnyOrder("needs_reauthorisation", "active");
    }

    @Test
    void whatABankDoesNotOfferIsSkipped() {
        // given
        var account = connected("john35", "doe35");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(501, "endpoint_not_supported")));

        // when
        var sync = TestingImport.of(account, from, today).start();

        // then
        assertThat(sync.untilOver()).isEqualTo("skipped");
    }

    @Test
    void rowsFromBeforeTheAskedRangeAreDroppedAndCounted() {
        // given
        var account = connected("john40", "doe40");
        TestingBank.simulator().faults().add(FaultRule.onAccount(account.bankId(), new Fault.IgnoreFrom()));

        // when
        var sync = TestingImport.of(account, from, today).start();

        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        var rows = TestingImport.bankRows(account, from, today);
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sync.counts().synced()).isEqualTo(rows.size());
        assertThat(sync.counts().outOfRange()).isPositive();
    }

    @Test
    void accessTokensThatExpireAtOnceAreRefreshedOncePerCall() {
        // given
        var account = connected("john45", "doe45");
        TestingImport.execute("UPDATE connections SET access_token_expires_at = now() WHERE user_id = '%s'"
                .formatted(account.owner().userId()));
        var refreshesBefore = refreshes();
        var callsBefore = metered(account);
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onEndpoint(Endpoint.TOKEN, new Fault.TokenExpiry(Duration.ofSeconds(10))));

        // when
        var sync = TestingImport.of(account, today.minusDays(200), today).start();

        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(200), today));
        var calls = metered(account) - callsBefore;
        assertThat(calls).isGreaterThanOrEqualTo(3);
        assertThat(refreshes() - refreshesBefore).isEqualTo(calls);
    }

    @Test
    void everyCallIsInTheLedgerWhateverCameOfIt() {
        // given
        var account = connected("john50", "doe50");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(503, "provider_error"))
                        .times(2));

        // when
        var sync = TestingImport.of(account, from, today).start();
        sync.untilOver();

        // then
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM call_ledger WHERE http_status IS NOT NULL AND account_id = '%s'"
                                .formatted(account.accountId())))
                .isEqualTo(metered(account))
                .isEqualTo(6);
    }

    private static long metered(TestingAccount account) {
        var calls = TestingBank.simulator().calls();
        return calls.count(account.bankId(), Endpoint.TRANSACTIONS)
                + calls.count(account.bankId(), Endpoint.PENDING)
                + calls.count(account.bankId(), Endpoint.BALANCE);
    }

    private static long refreshes() {
        return TestingBank.simulator().calls().tokenCalls().getOrDefault("refresh_token", 0L);
    }

    private static TestingAccount connected(String bankUser, String password) {
        var person = TestingPerson.someone();
        person.connects(bankUser, password);
        return person.accounts().getFirst();
    }

    private void assertEverythingArrivedOnce(TestingAccount account, TestingImport sync) {
        var rows = TestingImport.bankRows(account, from, today);
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sync.counts()).isEqualTo(new Counts(rows.size(), rows.size(), 0, 0, 0, 0));
    }
}
