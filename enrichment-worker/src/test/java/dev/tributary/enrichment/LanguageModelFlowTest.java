package dev.tributary.enrichment;

import static dev.tributary.enrichment.ImportedRows.imported;
import static dev.tributary.enrichment.ImportedRows.purchase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.contracts.Correction.CorrectionWithdrawn;
import dev.tributary.contracts.Correction.TransactionCorrected;
import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import dev.tributary.contracts.RowsRequested;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.Topic;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.llm.LlmFault;
import dev.tributary.testbed.llm.LlmSimulator;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service with a language model that keeps its own bill: real Kafka, real PostgreSQL, OpenAI's protocol.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
@WithTestResource(LanguageModelProvider.class)
class LanguageModelFlowTest {

    private static final BigDecimal POUNDS_PER_DOLLAR = new BigDecimal("0.79");

    private static KafkaProbe probe;

    private final LlmSimulator provider = LanguageModelProvider.provider();
    private final UUID job = Ids.next();
    private final UUID account = Ids.next();
    private final String user = "user-" + job;

    @BeforeAll
    static void listen() {
        probe = new KafkaProbe(
                Topic.ENRICHMENT_PROGRESS.topicName(),
                Topic.ENRICHMENT_RESULTS.topicName(),
                Topic.ENRICHMENT_REQUESTS.topicName());
    }

    @AfterAll
    static void stopListening() {
        probe.close();
    }

    @BeforeEach
    void forget() {
        provider.faults().clear();
        provider.meter().reset();
        provider.requests().forget();
    }

    @Test
    void whatTheLadderLeavesOpenIsAskedOnceAndTheLedgerEqualsTheProvidersMeter() {
        // given two accounts with the same ten strange merchants, and an answer that is lost after it was billed
        provider.faults().plan(new LlmFault.Reset(), 1);

        // when
        probe.send(bankCall());
        probe.send(imported(user, job, account, strangers("A", 10)));
        probe.send(imported(user, job, Ids.next(), strangers("A", 10)));

        // then
        var progress = progressWhere(event -> event.categorised() + event.failed() == 20);
        assertThat(progress.failed()).isZero();
        assertThat(results()).hasSize(20);
        await("the lost call is settled once the provider has told what it billed")
                .atMost(Duration.ofSeconds(20))
                .until(() -> summary().getInt("unsettled_calls") == 0);
        var bill = provider.meter().bill();
        assertThat(merchantsAsked()).isEqualTo(10);
        var costs = summary();
        assertThat(costs.getLong("llm_calls")).isEqualTo(bill.requests());
        assertThat(costs.getLong("llm_tokens")).isEqualTo(bill.promptTokens() + bill.completionTokens());
        assertThat(amount(costs, "enrichment"))
                .isEqualByComparingTo(bill.dollars().multiply(POUNDS_PER_DOLLAR));
        assertThat(amount(costs, "total"))
                .isEqualByComparingTo(amount(costs, "enrichment").add(amount(costs, "api")));
        assertThat(amount(costs, "api")).isEqualByComparingTo("0.0010");
        assertThat(new BigDecimal(get("by-model").getString("items[0].billed.amount")))
                .isEqualByComparingTo(bill.dollars());
        for (var view : List.of("by-import", "by-day")) {
            assertThat(new BigDecimal(get(view).getString("items[0].total.amount")))
                    .as(view)
                    .isEqualByComparingTo(amount(costs, "total"));
        }
        assertThat(asUser().get("/api/truelayer/costs/by-import?format=csv").asString())
                .startsWith("job_id,api_calls,api,api_currency")
                .contains(job + ",1,");
    }

    @Test
    void aReachedBudgetParksTheRestAndRaisingItLetsItGoOn() {
        // given
        budget("0.00");

        // when
        probe.send(imported(user, job, account, strangers("B", 3)));

        // then
        assertThat(progressWhere(event -> event.parked() != null).parked())
                .hasFieldOrPropertyWithValue("rows", 3L)
                .hasFieldOrPropertyWithValue("reason", "budget_reached");
        assertThat(provider.meter().bill().requests()).isZero();
        asUser().get("/api/truelayer/enrichment/status/" + job)
                .then()
                .body("parked.rows", equalTo(3))
                .body("rows.waiting", equalTo(0));

        // when
        budget("5.00");

        // then
        var progress = progressWhere(event -> event.categorised() == 3);
        assertThat(progress.parked()).isNull();
        asUser().get("/api/truelayer/costs/budget?job_id=" + job)
                .then()
                .body("per_import.limit.amount", equalTo("5.00"))
                .body("per_import.used.reserved.amount", equalTo("0.00"))
                .body("per_import.used.spent.amount", notNullValue());
    }

    @Test
    void rowsNobodyAskedForCostNothingUntilAPersonAgreesToIt() {
        // given
        var rows = List.of(strangers("C", 4));
        probe.send(new TransactionsImported(
                Ids.next(), Instant.now(), user, job, account, SourceKind.ACCOUNT, rows, false));
        var selection = Map.<String, Object>of("job_id", job.toString());
        await("the rows travel over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> post("estimate", selection)
                        .then()
                        .statusCode(200)
                        .body("rows", equalTo(4))
                        .body("llm_merchants", equalTo(4))
                        .body("llm_calls", equalTo(1)));

        // then
        post("trigger", selection).then().statusCode(409).body("code", equalTo("cost_not_confirmed"));
        post("trigger", Map.of("job_id", job.toString(), "confirm_cost", "0.000001"))
                .then()
                .statusCode(409)
                .body("code", equalTo("estimate_above_confirmed"));
        assertThat(provider.meter().bill().requests()).isZero();

        // when
        var run = post("trigger", Map.of("job_id", job.toString(), "confirm_cost", true))
                .then()
                .statusCode(202)
                .body("rows", equalTo(4))
                .extract()
                .path("enrichment_id");

        // then
        progressWhere(event -> event.categorised() == 4);
        asUser().get("/api/truelayer/enrichment/status/" + run)
                .then()
                .statusCode(200)
                .body("rows.categorised", equalTo(4));
        asUser().get("/api/truelayer/costs/estimate-vs-actual")
                .then()
                .body("items[0].kind", equalTo("run"))
                .body("items[0].llm_calls", greaterThan(0))
                .body("items[0].difference.amount", notNullValue());
    }

    @Test
    void rowsThatWereNeverSentAreAskedForWhenAPersonWantsThemEnriched() {
        // given an import whose rows stayed with the bank's context
        var rows = List.of(strangers("E", 3));
        var selection = Map.<String, Object>of("job_id", job.toString());
        post("estimate", selection)
                .then()
                .statusCode(200)
                .body("rows", equalTo(0))
                .body("complete", equalTo(false));
        var limited = Map.<String, Object>of("job_id", job.toString(), "confirm_cost", "5");
        post("trigger", limited).then().statusCode(409).body("code", equalTo("estimate_incomplete"));
        var asked = requested();
        assertThat(asked.jobId()).isEqualTo(job);

        // when it answers
        probe.send(told(asked, rows.subList(0, 2)));
        probe.send(new RowRequestAnswered(Ids.next(), Instant.now(), user, asked.requestId(), 2));

        // then
        await("the answer travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> post("estimate", selection)
                        .then()
                        .body("rows", equalTo(2))
                        .body("llm_merchants", equalTo(2))
                        .body("complete", equalTo(true)));
        post("trigger", limited).then().statusCode(202).body("rows", equalTo(2));
        progressWhere(event -> event.categorised() == 2);
    }

    @Test
    void rowsThatArriveAfterTheRunBeganJoinIt() {
        // given a run that began while nothing was here
        var rows = List.of(strangers("F", 3));
        var run = post("trigger", Map.of("job_id", job.toString(), "confirm_cost", true))
                .then()
                .statusCode(202)
                .body("rows", equalTo(0))
                .body("estimate.complete", equalTo(false))
                .extract()
                .<String>path("enrichment_id");
        await("the run has asked, too")
                .atMost(Duration.ofSeconds(20))
                .until(() -> requests().size() == 2);

        // when both are answered with the same rows
        for (var asked : requests()) {
            probe.send(told(asked, rows));
            probe.send(new RowRequestAnswered(Ids.next(), Instant.now(), user, asked.requestId(), 3));
        }

        // then
        progressWhere(event -> event.categorised() == 3);
        asUser().get("/api/truelayer/enrichment/status/" + run)
                .then()
                .statusCode(200)
                .body("rows.received", equalTo(3))
                .body("rows.categorised", equalTo(3));
    }

    private RequestedRowsTold told(RowsRequested asked, List<ImportedTransaction> rows) {
        return new RequestedRowsTold(
                Ids.next(), Instant.now(), user, asked.requestId(), job, account, SourceKind.ACCOUNT, rows);
    }

    private RowsRequested requested() {
        await("the request travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !requests().isEmpty());
        return requests().getFirst();
    }

    private List<RowsRequested> requests() {
        return probe.seen(RowsRequested.class).stream()
                .filter(event -> event.userId().equals(user))
                .toList();
    }

    @Test
    void aCorrectionTeachesAtOnceIsOfferedToSimilarRowsAndCanBeTakenBack() {
        // given
        var first = purchase("VELDRIJN QORBLAX 1", "-5.00");
        var second = purchase("VELDRIJN QORBLAX 2", "-6.00");
        probe.send(imported(user, job, account, first, second));
        progressWhere(event -> event.categorised() == 2);
        var before = categoryOf(second);
        var correction = Ids.next();

        // when
        probe.send(new TransactionCorrected(
                Ids.next(),
                Instant.now(),
                user,
                correction,
                account,
                SourceKind.ACCOUNT,
                first,
                "pets",
                null,
                null,
                false));

        // then
        await("the correction travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> correction(correction, "")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("offered"))
                        .body("similar_count", equalTo(1))
                        .body(
                                "sample[0].transaction_id",
                                equalTo(second.transactionId().toString())));
        as("someone-else")
                .get("/api/truelayer/enrichment/corrections/" + correction)
                .then()
                .statusCode(404);

        // when
        asUser().post("/api/truelayer/enrichment/corrections/" + correction + "/apply")
                .then()
                .statusCode(200)
                .body("status", equalTo("applied"))
                .body("changed_count", equalTo(1))
                .body("similar_count", equalTo(0));
        await("the change travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .until(() -> categoryOf(second).equals("pets"));
        var third = purchase("VELDRIJN QORBLAX 3", "-7.00");
        probe.send(imported(user, job, account, third));
        await("the next row follows the rule")
                .atMost(Duration.ofSeconds(20))
                .until(() -> categoryOf(third).equals("pets"));

        // when
        asUser().delete("/api/truelayer/enrichment/corrections/" + correction)
                .then()
                .statusCode(200)
                .body("status", equalTo("undone"));

        // then
        await("similar rows get back what they had")
                .atMost(Duration.ofSeconds(20))
                .until(() -> categoryOf(second).equals(before));

        // when
        probe.send(
                new CorrectionWithdrawn(Ids.next(), Instant.now(), user, correction, account, first.transactionId()));

        // then
        await("the row itself is decided anew")
                .atMost(Duration.ofSeconds(20))
                .until(() -> categoryOf(first).equals(before));
    }

    @Test
    void rowsThatWereTakenBackAreForgottenAndTheirCostsAreNot() {
        // given
        var rows = strangers("D", 2);
        probe.send(imported(user, job, account, rows));
        progressWhere(event -> event.categorised() == 2);
        var spent = amount(summary(), "enrichment");

        // when
        probe.send(new TransactionsRemoved(
                Ids.next(), Instant.now(), user, job, account, List.of(rows[0].transactionId())));

        // then
        await("the removal travels over the broker")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> asUser().get("/api/truelayer/enrichment/status/" + job)
                        .then()
                        .body("rows.received", equalTo(1))
                        .body("rows.categorised", equalTo(1)));
        assertThat(amount(summary(), "enrichment")).isEqualByComparingTo(spent).isPositive();
    }

    @Test
    void theLedgerCanOnlyGrow() {
        for (var change :
                List.of("UPDATE cost_ledger SET cost = 0", "DELETE FROM cost_ledger", "TRUNCATE cost_ledger")) {
            assertThatThrownBy(() -> execute(change)).as(change).hasMessageContaining("append-only");
        }
    }

    @Test
    void onlyAnOperatorLimitsTheInstallation() {
        var limit = Map.of("per_day", Map.of("amount", "1000.00", "currency", "GBP"));
        asUser().contentType("application/json")
                .body(limit)
                .put("/api/truelayer/costs/budget/installation")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestWorld.operatorBearer("olga"))
                .contentType("application/json")
                .body(limit)
                .put("/api/truelayer/costs/budget/installation")
                .then()
                .statusCode(200)
                .body("per_day.limit.amount", equalTo("1000.00"));
        asUser().get("/api/truelayer/costs/budget").then().body("per_month.limit", nullValue());
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("enrichment"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Names no catalogue knows; each ends in a word of its own.
    private static ImportedTransaction[] strangers(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(index ->
                        purchase("ZQ" + prefix + "XW " + (char) ('A' + index) + "VKJ" + prefix + "QZ", "-5.00"))
                .toArray(ImportedTransaction[]::new);
    }

    private ApiCallMade bankCall() {
        return new ApiCallMade(
                Ids.next(), Instant.now(), user, job, account, "mock", "accounts/transactions", true, 200, 120);
    }

    private long merchantsAsked() {
        // The lost call was asked again.
        return provider.requests().all().stream().distinct().count() == 1 ? 10 : -1;
    }

    private void budget(String perImport) {
        asUser().contentType("application/json")
                .body(Map.of("per_import", Map.of("amount", perImport, "currency", "GBP")))
                .put("/api/truelayer/costs/budget")
                .then()
                .statusCode(200);
    }

    private Response post(String path, Map<String, Object> body) {
        return asUser().contentType("application/json").body(body).post("/api/truelayer/enrichment/" + path);
    }

    private Response correction(UUID id, String path) {
        return asUser().get("/api/truelayer/enrichment/corrections/" + id + path);
    }

    private JsonPath summary() {
        return get("summary");
    }

    private JsonPath get(String view) {
        return asUser().get("/api/truelayer/costs/" + view)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static BigDecimal amount(JsonPath costs, String name) {
        return new BigDecimal(costs.getString(name + ".amount"));
    }

    private String categoryOf(ImportedTransaction row) {
        return results().stream()
                .filter(result -> result.transactionId().equals(row.transactionId()))
                .map(result -> String.valueOf(result.category()))
                .reduce("unknown yet", (_, last) -> last);
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

    private List<EnrichedTransaction> results() {
        return probe.seen(TransactionsEnriched.class).stream()
                .filter(event -> event.userId().equals(user))
                .flatMap(event -> event.transactions().stream())
                .toList();
    }

    private RequestSpecification asUser() {
        return as(user);
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestWorld.bearer(user));
    }
}
