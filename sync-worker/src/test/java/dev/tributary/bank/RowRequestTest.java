package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.RequestedRows;
import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import dev.tributary.contracts.RowsRequested;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.EventCodec;
import dev.tributary.messaging.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What enrichment asks of rows that it was never sent.
@QuarkusTest
@WithTestResource(TestingBank.class)
class RowRequestTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private TestingPerson person;
    private TestingAccount card;
    private UUID job;
    private long stored;

    @BeforeEach
    void rowsAreThere() {
        person = TestingPerson.someone();
        person.connects("john13", "doe13");
        card = person.account("Harbour Mastercard");
        var sync = TestingImport.of(card, today.minusDays(40), today);
        assertThat(sync.start().untilOver()).isEqualTo("completed");
        job = sync.jobId();
        stored = rowsWithoutACategory("true");
    }

    @Test
    void everyRowWithoutACategoryIsToldOnceWithTheImportThatBroughtIt() {
        // given one that has a category, and more rows than a page holds
        TestingImport.execute(
                "UPDATE transactions SET category = 'pets' WHERE transaction_id = (SELECT min(transaction_id::text)::uuid FROM transactions WHERE account_id = '%s')"
                        .formatted(card.accountId()));
        TestingImport.execute("""
                INSERT INTO transactions (transaction_id, account_id, identity_key, identity_rule, identity_ordinal,
                    booked_on, booked_at, amount, currency, transaction_type, transaction_category, classification,
                    description, first_seen_in)
                SELECT gen_random_uuid(), '%s', gen_random_uuid(), 'fingerprint', 0, date '2025-01-01' + n %% 300, now(),
                    -1, 'GBP', 'DEBIT', 'PURCHASE', '{}', 'MANY ' || n, '%s' FROM generate_series(1, 2500) n
                """.formatted(card.accountId(), job));

        // when
        var request = request(person.userId(), null, null);

        // then
        var rows = told(request);
        assertThat(rows).hasSize(Math.toIntExact(stored - 1 + 2_500));
        assertThat(rows).extracting(ImportedTransaction::transactionId).doesNotHaveDuplicates();
        assertThat(events(request)).allSatisfy(event -> {
            assertThat(event.jobId()).isEqualTo(job);
            assertThat(event.transactions().size()).isBetween(1, 1_000);
        });
        assertThat(answer(request).rows()).isEqualTo(rows.size());
    }

    @Test
    void onlyWhatIsMeantIsTold() {
        // given
        var from = today.minusDays(10);

        // when
        var request = request(person.userId(), from, null);
        var nothing = request(person.userId(), null, "no such words in any description");

        // then
        assertThat(told(request))
                .hasSize(Math.toIntExact(rowsWithoutACategory("booked_on >= '%s'".formatted(from))))
                .allSatisfy(row -> assertThat(row.bookedOn()).isAfterOrEqualTo(from));
        assertThat(answer(nothing).rows()).isZero();
    }

    @Test
    void nobodyIsToldOfTheRowsOfSomebodyElse() {
        // when a stranger names the account
        var request = request(TestingPerson.someone().userId(), null, null);

        // then
        assertThat(answer(request).rows()).isZero();
        assertThat(told(request)).isEmpty();
    }

    private long rowsWithoutACategory(String condition) {
        return TestingImport.count(
                "SELECT count(*) FROM transactions WHERE account_id = '%s' AND category IS NULL AND state = 'booked' AND %s"
                        .formatted(card.accountId(), condition));
    }

    private UUID request(String userId, @Nullable LocalDate from, @Nullable String search) {
        var request = Ids.next();
        TestingImport.send(new RowsRequested(
                Ids.next(),
                Instant.now(),
                userId,
                request,
                null,
                List.of(card.accountId()),
                from,
                null,
                search,
                null,
                0));
        await("the request is answered")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !answers(request).isEmpty());
        return request;
    }

    private static RowRequestAnswered answer(UUID request) {
        assertThat(answers(request)).hasSize(1);
        return answers(request).getFirst();
    }

    private static List<RowRequestAnswered> answers(UUID request) {
        return TestingTopic.of("bank.requested-rows", request.toString()).stream()
                .map(RowRequestTest::read)
                .map(RowRequestAnswered.class::cast)
                .toList();
    }

    private List<RequestedRowsTold> events(UUID request) {
        return TestingTopic.of("bank.requested-rows", card.accountId().toString()).stream()
                .map(RowRequestTest::read)
                .filter(event -> event.requestId().equals(request))
                .map(RequestedRowsTold.class::cast)
                .toList();
    }

    private List<ImportedTransaction> told(UUID request) {
        return events(request).stream()
                .flatMap(event -> event.transactions().stream())
                .toList();
    }

    private static RequestedRows read(String json) {
        return EventCodec.decode(json, RequestedRows.class);
    }
}
