package dev.tributary.imports.deadletter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.Topic;
import dev.tributary.imports.Topics;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operators and what could not be taken.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "imports"))
class DeadLettersOverHttpTest {

    private static final String LETTERS = "/api/truelayer/operations/dead-letters";

    @Test
    void shouldShowADeadLetterMaskedAndReplayItOnceUnderItsKey() {
        // given
        var key = UUID.randomUUID().toString();
        var poison =
                "{\"type\":\"no_such_thing\",\"job_id\":\"%s\",\"description\":\"DENTIST HIGH STREET\"}".formatted(key);
        Topics.say(Topic.BANK_SYNC_PROGRESS, key, poison);
        var id = letterWithKey(key);

        // when, then
        operator()
                .get(LETTERS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("letter.topic", equalTo("bank.sync-progress"))
                .body("letter.state", equalTo("waiting"))
                .body("letter.reason", containsString("not an event this version knows"))
                .body("letter.offset", notNullValue())
                .body("masked_payload.job_id", equalTo(key))
                .body("masked_payload.description", equalTo("***"))
                .body("payload", nullValue());
        operator().queryParam("reveal", true).get(LETTERS + "/{id}", id).then().body("payload", equalTo(poison));
        operator()
                .post(LETTERS + "/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("replayed"))
                .body("settled_by", equalTo("olga"));
        operator()
                .post(LETTERS + "/{id}/replay", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("dead_letter_settled"));
        await("what was replayed is still poison and comes back")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(lettersWithKey(key)).hasSize(2));
    }

    @Test
    void shouldDiscardWhatIsWorthNothing() {
        // given
        var key = UUID.randomUUID().toString();
        Topics.say(Topic.SCHEDULE_FIRED, key, "not JSON at all");
        var id = letterWithKey(key);

        // when
        var answer = operator().post(LETTERS + "/{id}/discard", id).then();

        // then
        answer.statusCode(200).body("state", equalTo("discarded"));
        operator().get(LETTERS + "/{id}", id).then().body("masked_payload", nullValue());
        operator()
                .queryParam("state", "waiting")
                .queryParam("topic", "schedule.fired")
                .get(LETTERS)
                .then()
                .statusCode(200)
                .body("items.findAll { it.key == '%s' }".formatted(key), equalTo(List.of()));
    }

    @Test
    void shouldPutAMessageOfTwoMegabytesAsideAndGoOn() {
        // given
        var large = UUID.randomUUID().toString();
        var small = UUID.randomUUID().toString();
        var payload = "x".repeat(2_000_000);

        // when
        Topics.say(Topic.SCHEDULE_FIRED, large, payload);
        Topics.say(Topic.SCHEDULE_FIRED, small, "not JSON at all");

        // then
        letterWithKey(small);
        operator()
                .queryParam("reveal", true)
                .get(LETTERS + "/{id}", letterWithKey(large))
                .then()
                .statusCode(200)
                .body("payload", equalTo(payload));
    }

    @Test
    void shouldBeNobodysBusinessButAnOperators() {
        // when, then
        given().get(LETTERS).then().statusCode(401);
        given().auth().oauth2(TestWorld.bearer("alice")).get(LETTERS).then().statusCode(403);
        given().auth()
                .oauth2(TestWorld.bearer("alice"))
                .post(LETTERS + "/{id}/replay", UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "?state=lost, 422, unknown_state",
        "?limit=0, 422, limit_out_of_range",
        "/0198b6a4-0000-7000-8000-000000000001, 404, unknown_dead_letter"
    })
    void shouldSayWhatIsWrongWithABadRequest(String request, int status, String code) {
        // when
        var answer = operator().get(LETTERS + request).then();

        // then
        answer.statusCode(status).body("code", equalTo(code));
    }

    private static String letterWithKey(String key) {
        await("the letter is kept")
                .atMost(Duration.ofSeconds(60))
                .until(() -> lettersWithKey(key).size() == 1);
        return (String) Objects.requireNonNull(lettersWithKey(key).getFirst().get("id"));
    }

    private static List<Map<String, Object>> lettersWithKey(String key) {
        return operator()
                .queryParam("limit", 200)
                .get(LETTERS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.key == '%s' }".formatted(key));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestWorld.operatorBearer("olga")).contentType(ContentType.JSON);
    }
}
