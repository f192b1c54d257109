package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class ControlTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate from = today.minusYears(1);

    @AfterEach
    void allIsWellAgain() {
        TestingBank.allIsWellAgain();
    }

    @Test
    void aPausedImportStopsBetweenBatchesAndGoesOnWithoutLosingOrRepeatingARow() {
        // given
        var account = bulk();
        slow(account, 60_000);
        var sync = TestingImport.of(account, from, today).inBatchesOf(50).start();
        await("rows to arrive").atMost(Duration.ofSeconds(60)).until(() -> syncedSoFar(sync) > 0);

        // when
        sync.pause();
        sync.until("paused");
        var whenPaused = TestingImport.storedRows(account).size();
        TestingBank.simulator().faults().clear();
        sync.resume();

        // then
        assertThat(sync.untilOver()).isEqualTo("completed");
        var rows = TestingImport.bankRows(account, from, today);
        assertThat(whenPaused).isLessThan(rows.size());
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sync.counts()).isEqualTo(new Counts(rows.size(), rows.size(), 0, 0, 0, 0));
    }

    @Test
    void aCancelBreaksOffTheCallInFlightAndNoOtherFollows() {
        // given
        var account = bulk();
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Latency(Duration.ofSeconds(50))));
        var sync = TestingImport.of(account, from, today).start();
        await("the call")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestingImport.count(
                                "SELECT count(*) FROM call_ledger WHERE job_id = '%s'".formatted(sync.jobId()))
                        == 1);

        // when
        var asked = System.nanoTime();
        sync.cancel();
        sync.until("cancelled");

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
        sync.command(0);
        sync.resume();
        assertThat(TestingImport.count("SELECT count(*) FROM call_ledger WHERE job_id = '%s'".formatted(sync.jobId())))
                .isEqualTo(1);
        assertThat(sync.state()).isEqualTo("cancelled");
    }

    @Test
    void aCancelBeforeTheFirstUnitIsKept() {
        // given
        var account = bulk();
        var sync = TestingImport.of(account, from, today);
        sync.cancel();
        await("the cancel")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestingImport.count(
                                "SELECT count(*) FROM job_controls WHERE job_id = '%s'".formatted(sync.jobId()))
                        == 1);

        // when
        sync.start();

        // then
        assertThat(sync.untilOver()).isEqualTo("cancelled");
        assertThat(TestingImport.count("SELECT count(*) FROM call_ledger WHERE job_id = '%s'".formatted(sync.jobId())))
                .isZero();
    }

    @Test
    void aUnitThatItsOwnerLostIsDoneAgainByTheNextAndTheLastOwnersWritesAreRefused() {
        // given: an owner that is waiting for the bank, and somebody who takes the unit meanwhile
        var account = bulk();
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onEndpoint(Endpoint.TRANSACTIONS, new Fault.Latency(Duration.ofSeconds(2)))
                        .times(1));
        var sync = TestingImport.of(account, from, today).inBatchesOf(100).start();
        await("the call")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestingImport.count(
                                "SELECT count(*) FROM call_ledger WHERE job_id = '%s'".formatted(sync.jobId()))
                        == 1);

        // when: the row says that another process has it, and that process dies
        TestingImport.execute("UPDATE account_syncs SET epoch = epoch + 1, touched_at = now() WHERE job_id = '%s'"
                .formatted(sync.jobId()));
        await("the first owner to give up")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        TestingImport.count("SELECT count(*) FROM call_ledger WHERE http_status = 200 AND job_id = '%s'"
                                        .formatted(sync.jobId()))
                                == 1);
        assertThat(TestingImport.storedRows(account)).isEmpty();
        TestingImport.execute("UPDATE account_syncs SET touched_at = now() - interval '1 hour' WHERE job_id = '%s'"
                .formatted(sync.jobId()));

        // then: the lost unit is noticed and done
        assertThat(sync.untilOver()).isEqualTo("completed");
        var rows = TestingImport.bankRows(account, from, today);
        assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sync.counts()).isEqualTo(new Counts(rows.size(), rows.size(), 0, 0, 0, 0));
    }

    @Test
    void noMoreUnitsRunAtOnceThanAllowed() {
        // given
        var account = bulk();
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.Latency(Duration.ofSeconds(1))));
        var imports = Stream.generate(() -> TestingImport.of(account, today, today))
                .limit(24)
                .toList();

        // when
        imports.forEach(TestingImport::start);
        var most = new AtomicLong();
        await("all of them to end")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    most.accumulateAndGet(openCalls(account), Math::max);
                    return imports.stream().allMatch(each -> each.state().equals("completed"));
                });

        // then
        assertThat(most.get()).isBetween(2L, 16L);
    }

    private static long openCalls(TestingAccount account) {
        return TestingImport.count("SELECT count(*) FROM call_ledger WHERE http_status IS NULL AND account_id = '%s'"
                .formatted(account.accountId()));
    }

    @Test
    void aUnitBehindTheCheckpointIsIgnored() {
        // given
        var account = bulk();
        var sync = TestingImport.of(account, from, today).start();
        assertThat(sync.untilOver()).isEqualTo("completed");
        var counts = sync.counts();
        var calls = TestingBank.simulator().calls().count(account.bankId(), Endpoint.TRANSACTIONS);

        // when
        sync.command(0);
        sync.command(1);
        var next = TestingImport.of(account, today, today).start();
        next.untilOver();

        // then
        assertThat(sync.counts()).isEqualTo(counts);
        assertThat(TestingBank.simulator().calls().count(account.bankId(), Endpoint.TRANSACTIONS))
                .isEqualTo(calls + 1);
    }

    private static void slow(TestingAccount account, int bytesPerSecond) {
        TestingBank.simulator()
                .faults()
                .add(FaultRule.onAccount(account.bankId(), new Fault.SlowBytes(bytesPerSecond)));
    }

    private static long syncedSoFar(TestingImport sync) {
        return TestingImport.count(
                "SELECT coalesce(sum(synced), 0) FROM account_syncs WHERE job_id = '%s'".formatted(sync.jobId()));
    }

    private static TestingAccount bulk() {
        var person = TestingPerson.someone();
        person.connects("bulk", "doe");
        return person.accounts().getFirst();
    }
}
