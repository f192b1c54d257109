package dev.tributary.scheduler.schedule.rest;

import static dev.tributary.scheduler.TestingPerson.SCHEDULES;
import static dev.tributary.scheduler.TestingPerson.daily;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.scheduler.TestingClock;
import dev.tributary.scheduler.TestingPerson;
import dev.tributary.scheduler.TestingTopics;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = TestWorld.class,
        initArgs = @io.quarkus.test.common.ResourceArg(name = "role", value = "schedules"))
class ScheduleResourceTest {

    @Inject
    TestingClock clock;

    private TestingTopics topics;
    private TestingPerson alice;

    @BeforeEach
    void arrive() {
        clock.putTo("2026-03-27T12:00:00Z");
        topics = new TestingTopics();
        alice = TestingPerson.someone(topics);
    }

    @AfterEach
    void leave() {
        topics.close();
    }

    @Test
    void createsWhatWasAskedForAndShowsIt() {
        // when
        var created = alice.asks().body("""
                        {"name":"Salary","account_ids":["%s"],"zone":"Europe/London","days_back":31,
                         "frequency":{"type":"monthly","time":"06:30","day_of_month":31},
                         "auto_enrich":false,"enabled":true,"missed_runs":"skip"}""".formatted(alice.accountId())).post(SCHEDULES);

        // then
        created.then()
                .statusCode(201)
                .header("Location", endsWith(SCHEDULES + "/" + created.path("schedule_id")))
                .body("name", is("Salary"))
                .body("account_ids", contains(alice.accountId().toString()))
                .body("frequency.type", is("monthly"))
                .body("frequency.time", is("06:30"))
                .body("frequency.day_of_month", is(31))
                .body("frequency.size()", is(3))
                .body("zone", is("Europe/London"))
                .body("days_back", is(31))
                .body("auto_enrich", is(false))
                .body("enabled", is(true))
                .body("missed_runs", is("skip"))
                .body("next_run_at", is("2026-03-31T05:30:00Z"))
                .body("last_run_at", nullValue())
                .body("last_status", nullValue());
        alice.schedule(UUID.fromString(created.path("schedule_id")))
                .then()
                .statusCode(200)
                .body("next_run_at", is("2026-03-31T05:30:00Z"))
                .body("account_ids", contains(alice.accountId().toString()));
    }

    @Test
    void listsAPersonsSchedulesInTheOrderOfTheirMaking() {
        // given
        var first = alice.arranges(daily("06:30"), "");
        var second = alice.arranges("{\"type\":\"cron\",\"expression\":\"30 6 * * 1-5\"}", "");

        // when / then
        alice.asks()
                .get(SCHEDULES)
                .then()
                .statusCode(200)
                .body("items.schedule_id", contains(first.toString(), second.toString()))
                .body("items[1].frequency.expression", is("30 6 * * 1-5"));
    }

    @Test
    void changesWhatIsArrangedAndWhenItIsDueNext() {
        // given
        var id = alice.arranges(daily("06:30"), "");

        // when
        alice.asks()
                .body(alice.wish("{\"type\":\"weekly\",\"day_of_week\":\"monday\",\"time\":\"07:15\"}", ""))
                .put(SCHEDULES + "/" + id)
                .then()
                .statusCode(200);

        // then
        alice.schedule(id)
                .then()
                .body("frequency.day_of_week", is("monday"))
                .body("next_run_at", is("2026-03-30T07:15:00Z"));
    }

    @Test
    void takesAScheduleBackAsItShowedIt() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        var shown = alice.schedule(id).asString();

        // when / then
        alice.asks()
                .body(shown.replace("\"enabled\":true", "\"enabled\":false"))
                .put(SCHEDULES + "/" + id)
                .then()
                .statusCode(200)
                .body("enabled", is(false))
                .body("name", is("Every morning"));
    }

    @Test
    void isNotDueWhileItIsSwitchedOffAndStillShowsWhenItWouldBe() {
        // given
        var id = alice.arranges(daily("06:30"), ",\"enabled\":false");

        // when / then
        alice.schedule(id).then().body("enabled", is(false)).body("next_run_at", nullValue());
        alice.asks()
                .get(SCHEDULES + "/" + id + "/preview")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        contains(
                                "2026-03-28T06:30:00Z",
                                "2026-03-29T06:30:00Z",
                                "2026-03-30T06:30:00Z",
                                "2026-03-31T06:30:00Z",
                                "2026-04-01T06:30:00Z"));
    }

    @Test
    void showsWhenAScheduleWouldRunThatIsStillBeingWritten() {
        // when / then
        alice.asks()
                .body(
                        "{\"zone\":\"Europe/London\",\"frequency\":{\"type\":\"weekly\",\"time\":\"01:30\",\"day_of_week\":\"sunday\"}}")
                .post(SCHEDULES + "/preview")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        contains(
                                "2026-03-29T01:00:00Z",
                                "2026-04-05T00:30:00Z",
                                "2026-04-12T00:30:00Z",
                                "2026-04-19T00:30:00Z",
                                "2026-04-26T00:30:00Z"));
        alice.asks().get(SCHEDULES).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "daily, 6:30, Europe/London, invalid_time, frequency.time",
        "daily, 06:30, London, unknown_zone, zone",
        "sometimes, 06:30, Europe/London, unknown_frequency, frequency.type",
    })
    void saysWhatIsWrongWithAScheduleThatIsStillBeingWritten(
            String type, String time, String zone, String code, String field) {
        alice.asks()
                .body("{\"zone\":\"%s\",\"frequency\":{\"type\":\"%s\",\"time\":\"%s\"}}".formatted(zone, type, time))
                .post(SCHEDULES + "/preview")
                .then()
                .statusCode(422)
                .body("code", is(code))
                .body("field", is(field));
    }

    @Test
    void deletesOnce() {
        // given
        var id = alice.arranges(daily("06:30"), "");

        // when / then
        alice.asks().delete(SCHEDULES + "/" + id).then().statusCode(204);
        alice.asks().delete(SCHEDULES + "/" + id).then().statusCode(404).body("code", is("unknown_schedule"));
        alice.schedule(id).then().statusCode(404);
    }

    @Test
    void createsOnceHoweverOftenTheSameRequestComes() {
        // given
        var wish = alice.wish(daily("06:30"), "");
        var first = alice.asks().header("Idempotency-Key", "k1").body(wish).post(SCHEDULES);

        // when
        var second = alice.asks().header("Idempotency-Key", "k1").body(wish).post(SCHEDULES);

        // then
        second.then().statusCode(201).body("schedule_id", equalTo(first.path("schedule_id")));
        alice.asks().get(SCHEDULES).then().body("items", hasSize(1));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        // given
        alice.asks()
                .header("Idempotency-Key", "k1")
                .body(alice.wish(daily("06:30"), ""))
                .post(SCHEDULES);

        // when / then
        alice.asks()
                .header("Idempotency-Key", "k1")
                .body(alice.wish(daily("07:30"), ""))
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .body("code", is("idempotency_key_reused"));
    }

    @Test
    void showsNothingOfAnotherPerson() {
        // given
        var bob = TestingPerson.someone(topics);
        var id = alice.arranges(daily("06:30"), "");
        var address = SCHEDULES + "/" + id;

        // when / then
        for (var answer : java.util.List.of(
                bob.asks().get(address),
                bob.asks().body(bob.wish(daily("06:30"), "")).put(address),
                bob.asks().get(address + "/preview"),
                bob.asks().get(address + "/runs"),
                bob.asks().post(address + "/run-now"),
                bob.asks().delete(address))) {
            answer.then().statusCode(404).body("code", is("unknown_schedule"));
        }
        bob.asks().get(SCHEDULES).then().body("items", hasSize(0));
        alice.schedule(id).then().statusCode(200);
    }

    @Test
    void refusesAnotherPersonsAccountAsIfItWereNone() {
        // given
        var bob = TestingPerson.someone(topics);

        // when / then
        alice.asks()
                .body(bob.wish(daily("06:30"), ""))
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("unknown_account"))
                .body("field", is("account_ids"))
                .body("title", notNullValue())
                .body("detail", containsString("list of accounts"));
    }

    @Test
    void refusesAnAccountThatIsNoLongerConnected() {
        // given
        topics.changesAccount(alice.userId(), alice.accountId(), Availability.REMOVED);

        // when / then: the news come through a topic
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(alice.creates(daily("06:30")).<String>path("code"))
                        .isEqualTo("unknown_account"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone      | \"Europe/Lundon\"                               | unknown_zone           | zone",
                "frequency | {\"type\":\"cron\",\"expression\":\"a b c\"}    | invalid_cron           | frequency.expression",
                "frequency | {\"type\":\"daily\",\"time\":\"25:00\"}         | invalid_time           | frequency.time",
                "days_back | 731                                             | days_back_out_of_range | days_back",
                "name      | \"\"                                            | invalid_name           | name"
            })
    void saysWhatIsWrong(String field, String value, String code, String named) {
        // given
        var wish = alice.wish(daily("06:30"), "")
                .replaceAll(
                        "\"%s\":(\\{[^}]*}|[^,}]*)".formatted(field),
                        "\"%s\":%s".formatted(field, value.replace("\\", "\\\\")));

        // when / then
        alice.asks()
                .body(wish)
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is(code))
                .body("field", is(named))
                .body("status", is(422));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":           | malformed_json",
                "[]                   | malformed_json",
                "{\"days_back\":\"x\"} | malformed_field",
                "{\"nmae\":\"x\"}      | malformed_field"
            })
    void refusesABodyItCannotRead(String body, String code) {
        alice.asks()
                .body(body)
                .post(SCHEDULES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is(code));
    }

    @Test
    void refusesARequestWithoutABody() {
        alice.asks().post(SCHEDULES).then().statusCode(422).body("code", is("no_schedule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/mine", "/00000000-0000-0000-0000-000000000000", "/mine/runs", "/mine/preview"})
    void refusesWhoeverHasNoValidToken(String address) {
        given().get(SCHEDULES + address)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("unauthenticated"));
        given().auth()
                .oauth2(TestWorld.expiredBearer(alice.userId()))
                .get(SCHEDULES + address)
                .then()
                .statusCode(401)
                .body("code", is("unauthenticated"));
    }

    @Test
    void answersForAnIdThatIsNoneAsForAnUnknownOne() {
        alice.asks().get(SCHEDULES + "/mine").then().statusCode(404).body("code", is("unknown_schedule"));
        alice.asks().get(SCHEDULES + "/mine/runs").then().statusCode(404).body("code", is("unknown_schedule"));
    }

    @Test
    void answersInProblemsWhereNothingIs() {
        alice.asks()
                .contentType(ContentType.JSON)
                .patch(SCHEDULES)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", is("http_405"));
    }

    @Test
    void describesItself() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/truelayer/schedules/{schedule_id}/run-now'.post", notNullValue())
                .body("components.schemas.Wish.properties.account_ids", notNullValue());
    }
}
