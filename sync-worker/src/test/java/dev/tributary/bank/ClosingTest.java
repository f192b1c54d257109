package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is asked for after the windows, and that no import fails for it.
@QuarkusTest
@WithTestResource(TestingBank.class)
class ClosingTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @Test
    void whatIsPendingAndTheBalanceAreAskedForOnceEach() {
        // given
        var account = connected("john55", "doe55");
        var calls = TestingBank.simulator().calls();
        var balanceCalls = calls.count(account.bankId(), Endpoint.BALANCE);
        // when
        var sync = TestingImport.of(account, today.minusDays(9), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(calls.count(account.bankId(), Endpoint.PENDING)).isEqualTo(1);
        assertThat(calls.count(account.bankId(), Endpoint.BALANCE)).isEqualTo(balanceCalls + 1);
        assertThat(answered(account)).isEqualTo(2);
    }

    @Test
    void whatABankDoesNotOfferIsRememberedAndNotAskedForAgain() {
        // given: a bank without pending rows, and another customer of it who was there before
        var first = connected("john4", "doe4");
        TestingImport.of(first, today, today).start().untilOver();
        var account = connected("john4", "doe4");
        var asked = TestingBank.simulator().calls().count(account.bankId(), Endpoint.PENDING);
        // when
        var sync = TestingImport.of(account, today, today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.PENDING))
                .isEqualTo(asked);
        assertThat(answered(account)).isEqualTo(1);
    }

    @Test
    void anImportDoesNotFailForWhatIsAskedAtItsClose() {
        // given
        var account = connected("john65", "doe65");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onEndpoint(Endpoint.PENDING, new Fault.Status(503, "provider_error")));
        TestingBank.simulator().faults().add(FaultRule.onEndpoint(Endpoint.BALANCE, new Fault.BrokenJson()));
        // when
        var sync = TestingImport.of(account, today.minusDays(9), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM closing_answers WHERE failure IN ('provider_error', 'malformed_json') AND account_id = '%s'"
                                .formatted(account.accountId())))
                .isEqualTo(2);
    }

    @Test
    void aPassingFaultAtTheCloseCostsAnotherCallAndNothingElse() {
        // given
        var account = connected("john75", "doe75");
        var faults = TestingBank.simulator().faults();
        faults.add(FaultRule.onEndpoint(Endpoint.PENDING, new Fault.Status(503, "provider_error"))
                .times(1));
        faults.add(
                FaultRule.onEndpoint(Endpoint.BALANCE, new Fault.BrokenJson()).times(2));
        // when
        var sync = TestingImport.of(account, today.minusDays(9), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.PENDING))
                .isEqualTo(2);
        assertThat(answered(account)).isEqualTo(2);
    }

    @Test
    void aCloseThatWasBrokenOffGoesOnWhenItsUnitIsDeliveredAgain() {
        // given: whoever had the unit died after the pending rows, and before the balance
        var account = connected("john85", "doe85");
        var sync = TestingImport.of(account, today.minusDays(9), today).start();
        sync.untilOver();
        var calls = TestingBank.simulator().calls();
        var pendingCalls = calls.count(account.bankId(), Endpoint.PENDING);
        TestingImport.execute(
                "UPDATE account_syncs SET state = 'syncing', unit = 2 WHERE job_id = '%s'".formatted(sync.jobId()));
        TestingImport.execute(
                "UPDATE call_ledger SET http_status = NULL WHERE endpoint LIKE '%%/balance' AND job_id = '%s'"
                        .formatted(sync.jobId()));
        // when
        sync.command(0);
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(calls.count(account.bankId(), Endpoint.PENDING)).isEqualTo(pendingCalls);
        assertThat(TestingImport.values(
                        "SELECT http_status FROM call_ledger WHERE endpoint LIKE '%%/balance' AND job_id = '%s' ORDER BY started_at"
                                .formatted(sync.jobId())))
                .containsExactly("0", "200");
    }

    private static long answered(TestingAccount account) {
        return TestingImport.count(
                "SELECT count(*) FROM closing_answers WHERE answered_at IS NOT NULL AND failure IS NULL AND account_id = '%s'"
                        .formatted(account.accountId()));
    }

    private static TestingAccount connected(String bankUser, String password) {
        var person = TestingPerson.someone();
        person.connects(bankUser, password);
        return person.accounts().getFirst();
    }
}
