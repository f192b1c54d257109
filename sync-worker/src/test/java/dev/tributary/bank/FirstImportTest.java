package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.messaging.EventCodec;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class FirstImportTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate aYearAgo = today.minusYears(1);

    @Test
    void enrichmentHearsOfRowsItWasAskedForAndOfNoOthers() {
        // given
        var person = TestingPerson.someone();
        person.connects("john12", "doe12");
        var asked = person.accounts().getFirst();
        var unasked = person.accounts().getLast();

        // when
        var first = TestingImport.of(asked, aYearAgo, today).withEnrichment().start();
        var second = TestingImport.of(unasked, aYearAgo, today).start();

        // then
        assertThat(first.untilOver()).isEqualTo("completed");
        assertThat(second.untilOver()).isEqualTo("completed");
        assertThat(told(asked)).isEqualTo(first.counts().synced());
        assertThat(told(unasked)).isZero();
    }

    private static long told(TestingAccount account) {
        return TestingTopic.of("bank.transactions-imported", account.accountId().toString()).stream()
                .map(message -> EventCodec.decode(message, TransactionsImported.class))
                .mapToLong(event -> event.transactions().size())
                .sum();
    }

    @Test
    void whatTheImportMissedIsToldAgainWhenItSendsTheSyncOutAgain() {
        // given
        var person = TestingPerson.someone();
        person.connects("john7", "doe7");
        var sync = TestingImport.of(person.accounts().getFirst(), today.minusDays(5), today)
                .start();
        assertThat(sync.untilOver()).isEqualTo("completed");
        var before = completions(sync);

        // when
        sync.command(0);

        // then
        await("the last word to be said again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> completions(sync).size() > before.size());
        assertThat(completions(sync))
                .extracting(AccountSyncCompleted::sequence)
                .containsOnly(before.getFirst().sequence());
    }

    private static List<AccountSyncCompleted> completions(TestingImport sync) {
        return TestingTopic.of("bank.sync-progress", sync.jobId().toString()).stream()
                .map(message -> EventCodec.decode(message, Event.class))
                .filter(AccountSyncCompleted.class::isInstance)
                .map(AccountSyncCompleted.class::cast)
                .toList();
    }

    @Test
    void everyRowOfTheBankIsStoredOnceAndTheSameAgainAddsNothing() {
        // given
        var person = TestingPerson.someone();
        person.connects("john", "doe");
        assertThat(person.accounts()).hasSize(5);

        for (var account : person.accounts()) {
            // when
            var first = TestingImport.of(account, aYearAgo, today).start();
            assertThat(first.untilOver()).isEqualTo("completed");
            var again = TestingImport.of(account, aYearAgo, today).start();
            assertThat(again.untilOver()).isEqualTo("completed");

            // then
            var bankRows = TestingImport.bankRows(account, aYearAgo, today);
            assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(bankRows);
            assertThat(first.counts()).isEqualTo(new Counts(bankRows.size(), bankRows.size(), 0, 0, 0, 0));
            assertThat(again.counts()).isEqualTo(new Counts(bankRows.size(), 0, bankRows.size(), 0, 0, 0));
        }
    }
}
