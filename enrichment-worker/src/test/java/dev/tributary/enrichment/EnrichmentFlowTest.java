package dev.tributary.enrichment;

import static dev.tributary.enrichment.ImportedRows.imported;
import static dev.tributary.enrichment.ImportedRows.purchase;
import static dev.tributary.enrichment.ImportedRows.row;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.contracts.Topic;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The service as its neighbours meet it: real Kafka, real PostgreSQL, the real model.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
class EnrichmentFlowTest {

    /// Of one call, as the tests configure it.
    private static final BigDecimal PRICE = new BigDecimal("0.0010");

    private static KafkaProbe probe;

    private final UUID job = Ids.next();
    private final UUID account = Ids.next();
    private final String user = "user-" + job;

    @BeforeAll
    static void listen() {
        probe = new KafkaProbe(Topic.ENRICHMENT_PROGRESS.topicName(), Topic.ENRICHMENT_RESULTS.topicName());
    }

    @AfterAll
    static void stopListening() {
        probe.close();
    }

    @Test
    void everyImportedRowIsCategorisedAndTold() {
        // given
        var groceries = purchase("TESCO STORES 3217 LONDON GB", "-42.10");
        var salary = row("ACME LTD SALARY", "2450.00", "CREDIT");
        var cash = row("CASH HSBC 12NOV", "-60.00", "ATM");
        var classified = row("XQZ 88213", "-9.99", "PURCHASE", "Food & Dining", "Coffee shops");

        // when
        probe.send(imported(user, job, account, groceries, salary, cash, classified));

        // then
        var progress = progressWhere(event -> event.categorised() == 4);
        assertThat(progress.failed()).isZero();
        assertThat(progress.bySource())
                .isEqualTo(Map.of("known_brand", 1L, "structure", 2L, "bank_classification", 1L));
        assertThat(results())
                .extracting(EnrichedTransaction::transactionId, EnrichedTransaction::category)
                .containsExactlyInAnyOrder(
                        tuple(groceries.transactionId(), "groceries"),
                        tuple(salary.transactionId(), "income"),
                        tuple(cash.transactionId(), "cash"),
                        tuple(classified.transactionId(), "eating_out"));
    }

    @Test
    void whatTheModelDecidedIsRememberedForTheNextRow() {
        // given
        var first = purchase("JOES BARBER SHOP 0012", "-15.00");
        probe.send(imported(user, job, account, first));
        var decided = progressWhere(event -> event.categorised() == 1);
        assertThat(decided.bySource()).containsOnlyKeys("local_model");

        // when
        probe.send(imported(user, job, account, purchase("JOES BARBER SHOP 0044", "-18.00")));

        // then
        assertThat(progressWhere(event -> event.categorised() == 2).bySource()).containsEntry("shared_memory", 1L);
    }

    @Test
    void aRedeliveryChangesNothing() {
        // given
        var event = imported(user, job, account, purchase("LIDL GB 1022", "-7.20"));
        probe.send(event);
        progressWhere(seen -> seen.categorised() == 1);

        // when
        probe.send(event);
        probe.send(imported(user, job, account, purchase("ALDI 77", "-8.20")));

        // then
        var after = progressWhere(seen -> seen.categorised() == 2);
        assertThat(after.sequence()).isEqualTo(2);
        assertThat(results()).hasSize(2);
    }

    @Test
    void aRowNobodyCanReadFailsWithAReasonAndCanBeRetried() {
        // given
        probe.send(imported(user, job, account, purchase("00000", "-1.00"), purchase("TESCO", "-2.00")));
        progressWhere(event -> event.categorised() + event.failed() == 2);

        // then
        asUser().get("/api/truelayer/enrichment/failed")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("no_description"))
                .body("items[0].amount.amount", equalTo("-1.00"));

        // when
        asUser().contentType("application/json")
                .body(Map.of("job_id", job.toString()))
                .post("/api/truelayer/enrichment/retry")
                .then()
                .statusCode(202)
                .body("retried", equalTo(1));

        // then
        var after = progressWhere(event -> event.sequence() == 3);
        assertThat(after.failed()).isEqualTo(1);
        asUser().get("/api/truelayer/enrichment/status/" + job)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("rows.received", equalTo(2))
                .body("rows.categorised", equalTo(1))
                .body("rows.failed", equalTo(1))
                .body("rows.waiting", equalTo(0));
    }

    @Test
    void rowsOfAPausedImportWaitUntilItIsResumed() {
        // given
        probe.send(new ImportPaused(Ids.next(), Instant.now(), user, job, 5));
        statusBecomes("paused");
        probe.send(imported(user, job, account, purchase("TESCO", "-2.00"), purchase("SHELL", "-30.00")));
        waitingBecomes(2);

        // when an older control arrives late, and then the newer one
        probe.send(new ImportPaused(Ids.next(), Instant.now(), user, job, 4));
        probe.send(new ImportResumed(Ids.next(), Instant.now(), user, job, 6));

        // then
        assertThat(progressWhere(event -> event.categorised() == 2).failed()).isZero();
        assertThat(results()).hasSize(2);
    }

    @Test
    void rowsOfACancelledImportFailAndSayWhy() {
        // given
        probe.send(new ImportPaused(Ids.next(), Instant.now(), user, job, 2));
        statusBecomes("paused");
        probe.send(imported(user, job, account, purchase("TESCO", "-2.00")));
        waitingBecomes(1);

        // when
        probe.send(new ImportCancelled(Ids.next(), Instant.now(), user, job, 3));
        progressWhere(event -> event.failed() == 1);
        probe.send(imported(user, job, account, purchase("TESCO", "-3.00")));

        // then
        assertThat(progressWhere(event -> event.failed() == 2).categorised()).isZero();
        asUser().get("/api/truelayer/enrichment/failed?job_id=" + job)
                .then()
                .body("items.reason", equalTo(List.of("cancelled", "cancelled")));
    }

    @Test
    void aMessageThatCanNeverSucceedGoesAsideAndThePartitionGoesOn() {
        // given
        try (var deadLetters = new KafkaProbe(Topic.BANK_TRANSACTIONS_IMPORTED.deadLetterName())) {
            var poison = "{\"type\":\"transactions_imported\",\"poison\":\"%s\"}".formatted(job);

            // when
            probe.send(Topic.BANK_TRANSACTIONS_IMPORTED, account.toString(), poison);
            probe.send(imported(user, job, account, purchase("TESCO", "-2.00")));

            // then
            progressWhere(event -> event.categorised() == 1);
            // The dead letter is written by the connector, in its own time.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> deadLetters.payloads().contains(poison));
        }
    }

    @Test
    void everyCallToTheBankIsCountedOnceAndToldSoon() {
        // given
        var call = call();

        // when
        probe.send(call);
        probe.send(call());
        probe.send(call);

        // then
        await("costs are told within a second of the last call")
                .atMost(Duration.ofSeconds(20))
                .until(() -> costs().stream().anyMatch(event -> event.cost().apiCalls() == 2));
        assertThat(costs()).allMatch(event -> event.cost().unknownPrices() == 0);
        assertThat(costs())
                .allSatisfy(event -> assertThat(event.cost().api().amount())
                        .isEqualByComparingTo(
                                PRICE.multiply(BigDecimal.valueOf(event.cost().apiCalls()))));
        assertThat(costs()).isSortedAccordingTo(Comparator.comparingLong(JobCostChanged::sequence));
        asUser().get("/api/truelayer/costs/summary")
                .then()
                .statusCode(200)
                .body("api_calls", equalTo(2))
                .body("total.currency", equalTo("GBP"));
        asUser().get("/api/truelayer/costs/by-import")
                .then()
                .statusCode(200)
                .body("items[0].job_id", equalTo(job.toString()))
                .body("items[0].api_calls", equalTo(2));
        asUser().get("/api/truelayer/costs/by-day")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].api_calls", equalTo(2));
    }

    @Test
    void nobodySeesAnotherPersonsJobs() {
        // given
        probe.send(imported(user, job, account, purchase("TESCO", "-2.00")));
        progressWhere(event -> event.categorised() == 1);

        // then
        as("someone-else")
                .get("/api/truelayer/enrichment/status/" + job)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_job"));
        as("someone-else")
                .contentType("application/json")
                .body(Map.of("job_id", job.toString()))
                .post("/api/truelayer/enrichment/retry")
                .then()
                .statusCode(404);
        as("someone-else").get("/api/truelayer/costs/by-import").then().body("items", hasSize(0));
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsToldSo() {
        given().get("/api/truelayer/enrichment/stats")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        given().auth()
                .oauth2(TestWorld.expiredBearer("alice"))
                .get("/api/truelayer/costs/summary")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() {
        asUser().contentType("application/json")
                .body("{\"job_id\":")
                .post("/api/truelayer/enrichment/retry")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        asUser().contentType("application/json")
                .body("{}")
                .post("/api/truelayer/enrichment/retry")
                .then()
                .statusCode(422)
                .body("code", equalTo("missing_job_id"));
        asUser().get("/api/truelayer/costs/summary?month=yesterday")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid_month"));
        asUser().get("/api/truelayer/enrichment/failed?cursor=%21")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid_cursor"));
        asUser().get("/api/truelayer/enrichment/failed?limit=0")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid_limit"));
    }

    private ApiCallMade call() {
        return new ApiCallMade(
                Ids.next(), Instant.now(), user, job, account, "mock", "accounts/transactions", true, 200, 120);
    }

    private EnrichmentProgressed progressWhere(Predicate<EnrichmentProgressed> reached) {
        await("the event travels over the broker twice")
                .atMost(Duration.ofSeconds(30))
                .until(() -> progress().stream().anyMatch(reached));
        return progress().stream().filter(reached).findFirst().orElseThrow();
    }

    private List<EnrichmentProgressed> progress() {
        return probe.seen(EnrichmentProgressed.class).stream()
                .filter(event -> event.jobId().equals(job))
                .toList();
    }

    private List<JobCostChanged> costs() {
        return probe.seen(JobCostChanged.class).stream()
                .filter(event -> event.jobId().equals(job))
                .toList();
    }

    private List<EnrichedTransaction> results() {
        probe.payloads();
        return probe.seen(TransactionsEnriched.class).stream()
                .filter(event -> event.jobId().equals(job))
                .flatMap(event -> event.transactions().stream())
                .toList();
    }

    private void statusBecomes(String status) {
        await("the control travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> asUser().get("/api/truelayer/enrichment/status/" + job)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo(status)));
    }

    private void waitingBecomes(int rows) {
        await("the rows travel over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> asUser().get("/api/truelayer/enrichment/status/" + job)
                        .then()
                        .body("rows.waiting", equalTo(rows)));
    }

    private RequestSpecification asUser() {
        return as(user);
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestWorld.bearer(user));
    }
}
