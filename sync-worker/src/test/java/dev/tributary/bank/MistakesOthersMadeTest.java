package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.Counts;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Mistakes that users of this API have made before, one by one. Those about refreshing a token at once, about a tenant
/// taken from a request and about what a person set are tried where tokens, tenants and categories are.
@QuarkusTest
@WithTestResource(TestingBank.class)
class MistakesOthersMadeTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @Test
    void noPagingIsInvented() {
        // given: five thousand rows
        var account = connected("thousands", "doe");
        // when
        var sync = TestingImport.of(account, today.minusDays(364), today)
                .unattended()
                .start();
        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.TRANSACTIONS))
                .isEqualTo(1);
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(364), today));
    }

    @Test
    void anExplicitRangeIsAskedForAsItIsAndItsEndIsNotDropped() {
        // given
        var account = connected("john60", "doe60");
        var from = today.minusDays(120);
        var to = today.minusDays(60);
        // when
        TestingImport.of(account, from, to).start().untilOver();
        // then
        assertThat(TestingImport.storedRows(account))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, from, to));
    }

    @Test
    void cardsAreImportedLikeAccounts() {
        // given
        var account = connected("john6", "doe6");
        // when
        TestingImport.of(account, today.minusDays(60), today).start().untilOver();
        // then
        assertThat(TestingImport.storedRows(account))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(60), today));
    }

    @Test
    void theNormalisedIdIsNotRequired() {
        // given
        var account = connected("john11", "doe11");
        TestingBank.simulator().faults().add(FaultRule.onUser("john11", new Fault.MissingNormalisedId()));
        // when
        TestingImport.of(account, today.minusDays(60), today).start().untilOver();
        // then
        assertThat(TestingImport.storedRows(account))
                .containsExactlyInAnyOrderElementsOf(TestingImport.bankRows(account, today.minusDays(60), today));
    }

    @Test
    void theNormalisedIdIsNotUniqueBeyondItsAccount() {
        // given: two people who share an account
        var one = connected("john16", "doe16");
        var other = connected("john16", "doe16");
        // when
        TestingImport.of(one, today.minusDays(30), today).start().untilOver();
        TestingImport.of(other, today.minusDays(30), today).start().untilOver();
        // then
        assertThat(TestingImport.storedRows(other))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(TestingImport.storedRows(one));
    }

    @Test
    void aPartThatFailedIsNeverReportedAsSuccess() {
        // given: a bank that answers for the first three months and never again
        var account = connected("john32", "doe32");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(503, "provider_error"))
                        .after(1));
        // when
        var sync = TestingImport.of(account, today.minusDays(180), today).start();
        // then
        assertThat(sync.untilOver()).isEqualTo("failed");
        assertThat(sync.text("next_step")).isNotBlank();
        assertThat(sync.counts().synced()).isPositive();
    }

    @Test
    void lateRowsAreFoundByTheNextPullOfTheirDays() {
        // given
        var account = connected("john37", "doe37");
        TestingBank.simulator().faults().add(FaultRule.onAccount(account.bankId(), new Fault.LateRows(10, 2)));
        TestingImport.of(account, today.minusDays(30), today).start().untilOver();
        var early = TestingImport.storedRows(account).size();
        TestingBank.simulator().faults().clear();
        // when
        var again = TestingImport.of(account, today.minusDays(10), today).start();
        again.untilOver();
        // then
        var rows = TestingImport.bankRows(account, today.minusDays(30), today);
        assertThat(early).isLessThan(rows.size());
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(again.counts().synced()).isEqualTo(rows.size() - early);
    }

    @Test
    void anImportThatIsRateLimitedIsNeitherRetriedForEverNorASuccess() {
        // given
        var account = connected("john42", "doe42");
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Status(429, "provider_too_many_requests")));
        // when
        var sync = TestingImport.of(account, today.minusDays(5), today).start();
        sync.until("waiting");
        for (var attempt = 0; attempt < 6 && !sync.state().equals("failed"); attempt++) {
            TestingImport.execute(
                    "UPDATE account_syncs SET next_attempt_at = now() WHERE state = 'waiting' AND job_id = '%s'"
                            .formatted(sync.jobId()));
            sync.untilAttempt(attempt + 2);
        }
        // then
        assertThat(sync.state()).isEqualTo("failed");
        assertThat(sync.text("reason")).isEqualTo("rate_limited");
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.TRANSACTIONS))
                .isEqualTo(6);
        assertThat(sync.counts()).isEqualTo(Counts.NONE);
    }

    private static TestingAccount connected(String bankUser, String password) {
        var person = TestingPerson.someone();
        person.connects(bankUser, password);
        return person.accounts().getFirst();
    }
}
