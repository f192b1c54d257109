package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.messaging.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestingBank.class)
class TransactionTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate from = today.minusDays(60);

    private TestingPerson person;
    private TestingAccount card;
    private TestingImport sync;

    @BeforeEach
    void aCardIsImported() {
        person = TestingPerson.someone();
        person.connects("john13", "doe13");
        card = person.account("Harbour Mastercard");
        sync = TestingImport.of(card, from, today).withEnrichment().start();
        assertThat(sync.untilOver()).isEqualTo("completed");
    }

    @Test
    void aCardsPaymentsLeaveTheAccountWhateverSignTheBankGaveThem() {
        // when
        var rows = TestingImport.bankRows(card, from, today);

        // then
        assertThat(rows).anyMatch(row -> row.contains("|-"));
        assertThat(TestingImport.storedRows(card)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        // given
        var ids = new ArrayList<String>();
        String cursor = null;

        // when
        do {
            var page = person.asks()
                    .queryParam("limit", 7)
                    .queryParam("status", "booked")
                    .queryParam("cursor", cursor == null ? List.of() : List.of(cursor))
                    .get("/api/truelayer/transactions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.transaction_id", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        // then
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(TestingImport.storedRows(card).size());
    }

    @Test
    void anExportHoldsEveryRow() {
        // when
        var csv = person.asks()
                .get("/api/truelayer/transactions/export?format=csv")
                .asString();
        var lines = person.asks()
                .get("/api/truelayer/transactions/export?format=jsonl&account_id=" + card.accountId())
                .asString();

        // then
        var rows = TestingImport.storedRows(card).size();
        assertThat(csv.lines()).hasSize(rows + 1);
        assertThat(lines.lines()).hasSize(rows).allMatch(line -> line.contains("\"booked_on\":"));
    }

    @Test
    void filtersNarrowTheList() {
        // when
        var last = person.asks()
                .get("/api/truelayer/transactions?limit=500&job_id=" + sync.jobId() + "&from=" + today.minusDays(9))
                .jsonPath()
                .getList("items.booked_on", String.class);

        // then
        assertThat(last).isNotEmpty().allMatch(day -> !LocalDate.parse(day).isBefore(today.minusDays(9)));
        person.asks()
                .get("/api/truelayer/transactions?job_id=" + UUID.randomUUID())
                .then()
                .body("items.size()", equalTo(0));
        person.asks().get("/api/truelayer/transactions?q=%25%25%25").then().body("items.size()", equalTo(0));
    }

    @Test
    void amountsNarrowTheListByTheirSizeAndTheirDirection() {
        // given
        var all = amounts("limit=500");
        var sizes = all.stream().map(BigDecimal::abs).sorted().toList();
        var middle = sizes.get(sizes.size() / 2);

        // when / then
        assertThat(amounts("limit=500&min_amount=" + middle.toPlainString()))
                .containsExactlyElementsOf(all.stream()
                        .filter(amount -> amount.abs().compareTo(middle) >= 0)
                        .toList());
        assertThat(amounts("limit=500&direction=out&max_amount=" + middle.toPlainString()))
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(amount -> amount.signum() < 0 && amount.abs().compareTo(middle) <= 0)
                        .toList());
    }

    private List<BigDecimal> amounts(String query) {
        return person
                .asks()
                .get("/api/truelayer/transactions?" + query)
                .jsonPath()
                .getList("items.amount.amount", String.class)
                .stream()
                .map(BigDecimal::new)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "account_id=1, 422, invalid_account_id",
        "account_id=018f0000-0000-7000-8000-000000000000, 404, unknown_account",
        "from=tomorrow, 422, invalid_date",
        "from=2026-02-01&to=2026-01-01, 422, invalid_date_range",
        "limit=0, 422, invalid_limit",
        "limit=many, 422, invalid_limit",
        "cursor=nonsense, 422, invalid_cursor",
        "job_id=last, 422, invalid_job_id",
        "to=2026-02-30, 422, invalid_date",
        "from=0000-01-01, 422, invalid_date",
        "q=a%00b, 422, invalid_q",
        "category=gifts, 422, unknown_category",
        "category=groceries.supermarket, 422, unknown_category",
        "category=groceries&subcategory=vet, 422, unknown_subcategory",
        "subcategory=vet, 422, missing_category",
        "source=Person!, 422, invalid_source",
        "min_amount=-5, 422, invalid_amount",
        "max_amount=1e9, 422, invalid_amount",
        "min_amount=9&max_amount=8, 422, invalid_amount_range",
        "direction=up, 422, invalid_direction"
    })
    void aQuestionThatMakesNoSenseIsExplained(String query, int status, String code) {
        person.asks()
                .urlEncodingEnabled(false)
                .get("/api/truelayer/transactions?" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void whatEnrichmentDecidesIsShownAndWhatThePersonDecidedStays() {
        // given
        var ids = person.asks()
                .get("/api/truelayer/transactions?limit=2&status=booked")
                .jsonPath()
                .getList("items.transaction_id", String.class);
        person.asks()
                .contentType("application/json")
                .body("{\"category\":\"pets\",\"subcategory\":\"vet\"}")
                .patch("/api/truelayer/transactions/" + ids.get(1) + "/category")
                .then()
                .statusCode(200);

        // when
        TestingImport.send(new TransactionsEnriched(
                Ids.next(),
                Instant.now(),
                person.userId(),
                sync.jobId(),
                card.accountId(),
                ids.stream()
                        .map(id -> new EnrichedTransaction(
                                UUID.fromString(id),
                                "groceries",
                                "supermarket",
                                "Corner Shop",
                                true,
                                new BigDecimal("0.9123"),
                                "local_model",
                                "It reads like a supermarket."))
                        .toList()));

        // then
        await("the projection").atMost(Duration.ofSeconds(30)).until(() -> first("category") != null);
        assertThat(first("category")).isEqualTo("groceries");
        assertThat(first("merchant")).isEqualTo("Corner Shop");
        assertThat(first("confidence")).isEqualTo("0.9123");
        assertThat(first("subcategory")).isEqualTo("supermarket");
        assertThat(first("essential")).isEqualTo("true");
        assertThat(first("why")).isEqualTo("It reads like a supermarket.");
        person.asks()
                .get("/api/truelayer/transactions?category=pets&subcategory=vet")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].category_source", equalTo("person"));
        person.asks()
                .get("/api/truelayer/transactions?category=groceries&subcategory=alcohol")
                .then()
                .body("items.size()", equalTo(0));
        assertThat(amounts("source=local_model")).hasSize(1);
        var uncategorised = person.asks()
                .get("/api/truelayer/transactions?limit=500&category=none")
                .jsonPath()
                .getList("items.transaction_id", String.class);
        assertThat(uncategorised).isNotEmpty().doesNotContainAnyElementsOf(ids);
        assertThat(person.asks().get("/api/truelayer/transactions/export").asString())
                .contains(",subcategory,essential,why\r\n")
                .contains("\"supermarket\",true,\"It reads like a supermarket.\"\r\n");
    }

    private String first(String field) {
        return person.asks()
                .get("/api/truelayer/transactions?limit=1&status=booked")
                .jsonPath()
                .getString("items[0]." + field);
    }
}
