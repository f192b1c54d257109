package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.messaging.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person says about a transaction.
@QuarkusTest
@WithTestResource(TestingBank.class)
class CorrectionTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private TestingPerson person;
    private TestingAccount card;
    private String transaction;
    private String other;

    @BeforeEach
    void twoTransactionsAreThere() {
        person = TestingPerson.someone();
        person.connects("john13", "doe13");
        card = person.account("Harbour Mastercard");
        assertThat(TestingImport.of(card, today.minusDays(40), today).start().untilOver())
                .isEqualTo("completed");
        // The bank does not name everybody.
        var ids = person.asks()
                .get("/api/truelayer/transactions?limit=50")
                .jsonPath()
                .getList("items.findAll { it.merchant != null }.transaction_id", String.class);
        transaction = ids.getFirst();
        other = ids.get(1);
    }

    @Test
    void whatThePersonSaysIsShownAtOnceAndTold() {
        // when
        var id =
                says("{\"category\":\"pets\",\"subcategory\":\"vet\",\"merchant\":\" Paws & Co \",\"apply_to_similar\":true}")
                        .statusCode(200)
                        .body("transaction_id", equalTo(transaction))
                        .body("category", equalTo("pets"))
                        .body("subcategory", equalTo("vet"))
                        .body("merchant", equalTo("Paws & Co"))
                        .body("essential", equalTo(true))
                        .body("category_source", equalTo("person"))
                        .body("why", notNullValue())
                        .extract()
                        .<String>path("correction_id");

        // then
        shown().body("category", equalTo("pets")).body("correction_id", equalTo(id));
        assertThat(told())
                .hasSize(1)
                .allSatisfy(event -> assertThat(event)
                        .contains(
                                "\"type\":\"transaction_corrected\"",
                                "\"correction_id\":\"" + id,
                                "\"apply_to_similar\":true"));
    }

    @Test
    void sayingTheSameAgainChangesNothingAndTellsNobody() {
        // given
        var first = says("{\"category\":\"pets\"}").extract().<String>path("correction_id");

        // when
        var second = says("{\"category\":\"pets\"}").statusCode(200).extract().<String>path("correction_id");
        var third = says("{\"category\":\"travel\"}").statusCode(200).extract().<String>path("correction_id");

        // then
        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(told()).hasSize(2);
    }

    @Test
    void nothingFoundOutLaterOverwritesWhatThePersonSaid() {
        // given
        says("{\"category\":\"pets\"}").statusCode(200);

        // when
        enriched("travel");

        // then
        await("the other row").atMost(Duration.ofSeconds(30)).until(() -> "travel".equals(category(other)));
        assertThat(category(transaction)).isEqualTo("pets");
    }

    @Test
    void takenBackItHasNoCategoryUntilEnrichmentAnswers() {
        // given
        says("{\"category\":\"pets\",\"merchant\":\"Paws\"}").statusCode(200);
        says("{\"category\":\"travel\"}").statusCode(200);

        // when
        takesBack()
                .statusCode(200)
                .body("category", nullValue())
                .body("merchant", notNullValue())
                .body("category_source", nullValue())
                .body("correction_id", nullValue());
        takesBack().statusCode(200);

        // then
        assertThat(told().stream().filter(event -> event.contains("correction_withdrawn")))
                .hasSize(2);

        // when
        enriched("travel");

        // then
        await("enrichment's word").atMost(Duration.ofSeconds(30)).until(() -> "travel".equals(category(transaction)));
    }

    @Test
    void nobodyCorrectsWhatIsNotTheirsOrNotThere() {
        var stranger = TestingPerson.someone();
        for (var id : new String[] {transaction, UUID.randomUUID().toString(), "7"}) {
            stranger.asks()
                    .contentType("application/json")
                    .body("{\"category\":\"pets\"}")
                    .patch("/api/truelayer/transactions/" + id + "/category")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown_transaction"));
            stranger.asks()
                    .delete("/api/truelayer/transactions/" + id + "/category")
                    .then()
                    .statusCode(404);
        }
        assertThat(category(transaction)).isNull();
    }

    @Test
    void whatTheBankTookBackOrThePersonUndidIsNotCorrected() {
        // given
        becomes("withdrawn");

        // then
        says("{\"category\":\"pets\"}").statusCode(409).body("code", equalTo("transaction_withdrawn"));

        // given
        becomes("undone");

        // then
        says("{\"category\":\"pets\"}").statusCode(404).body("code", equalTo("unknown_transaction"));
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|missing_category",
                "{\"category\":\" \"}|missing_category",
                "{\"category\":\"gifts\"}|unknown_category",
                "{\"category\":\"groceries.supermarket\"}|unknown_category",
                "{\"category\":\"groceries\",\"subcategory\":\"vet\"}|unknown_subcategory",
                "{\"category\":\"groceries\",\"subcategory\":\"\"}|unknown_subcategory",
                "{\"category\":\"groceries\",\"merchant\":\"  \"}|invalid_merchant",
                "{\"category\":\"groceries\",\"merchant\":\"a\\nb\"}|invalid_merchant"
            })
    void aCorrectionThatMakesNoSenseIsExplainedAndChangesNothing(String body, String code) {
        says(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", notNullValue());
        assertThat(category(transaction)).isNull();
        assertThat(told()).isEmpty();
    }

    private ValidatableResponse says(String body) {
        return person.asks()
                .contentType("application/json")
                .body(body)
                .patch("/api/truelayer/transactions/" + transaction + "/category")
                .then();
    }

    private ValidatableResponse takesBack() {
        return person.asks()
                .delete("/api/truelayer/transactions/" + transaction + "/category")
                .then();
    }

    private void enriched(String category) {
        TestingImport.send(new TransactionsEnriched(
                Ids.next(),
                Instant.now(),
                person.userId(),
                Ids.next(),
                card.accountId(),
                Stream.of(transaction, other)
                        .map(id -> new EnrichedTransaction(
                                UUID.fromString(id),
                                category,
                                null,
                                "Somebody",
                                false,
                                new BigDecimal("0.5"),
                                "local_model",
                                "It reads like it."))
                        .toList()));
    }

    private void becomes(String state) {
        TestingImport.execute(
                "UPDATE transactions SET state = '%s' WHERE transaction_id = '%s'".formatted(state, transaction));
    }

    private String category(String id) {
        return person.asks()
                .get("/api/truelayer/transactions?limit=500")
                .jsonPath()
                .getString("items.find { it.transaction_id == '%s' }.category".formatted(id));
    }

    private ValidatableResponse shown() {
        return person.asks()
                .get("/api/truelayer/transactions?limit=500")
                .then()
                .rootPath("items.find { it.transaction_id == '%s' }".formatted(transaction));
    }

    private List<String> told() {
        return TestingTopic.of("bank.corrections", person.userId());
    }
}
