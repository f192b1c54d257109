package dev.tributary.scheduler;

import static io.restassured.RestAssured.given;

import dev.tributary.testbed.world.TestWorld;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A person with an account, who speaks HTTP.
public final class TestingPerson {

    public static final String SCHEDULES = "/api/truelayer/schedules";

    private final String userId;
    private final UUID accountId;
    private final String bearer;

    private TestingPerson(String userId, UUID accountId) {
        this.userId = userId;
        this.accountId = accountId;
        this.bearer = TestWorld.bearer(userId);
    }

    /// A person nobody else has seen, whose account this service has heard of.
    public static TestingPerson someone(TestingTopics topics) {
        var userId = "person-" + UUID.randomUUID();
        var person = new TestingPerson(userId, topics.connectsAccount(userId));
        // the news of the account comes through a topic
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var answer = person.creates(daily("06:30"));
            answer.then().extract();
            return answer.statusCode() == 201
                    && person.asks()
                                    .delete(SCHEDULES + "/" + answer.path("schedule_id"))
                                    .statusCode()
                            == 204;
        });
        return person;
    }

    public static String daily(String time) {
        return "{\"type\":\"daily\",\"time\":\"%s\"}".formatted(time);
    }

    public String userId() {
        return userId;
    }

    public UUID accountId() {
        return accountId;
    }

    public RequestSpecification asks() {
        return given().auth().oauth2(bearer).contentType(ContentType.JSON);
    }

    public Response creates(String frequency) {
        return asks().body(wish(frequency, "")).post(SCHEDULES);
    }

    /// @return the id of the new schedule
    public UUID arranges(String frequency, String more) {
        return UUID.fromString(asks().body(wish(frequency, more))
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .extract()
                .path("schedule_id"));
    }

    /// @return the id of a new schedule of whatever is connected
    public UUID arrangesAllAccounts(String frequency) {
        return UUID.fromString(asks().body("""
                        {"name":"All","all_accounts":true,"frequency":%s,"zone":"UTC","incremental":true}""".formatted(frequency))
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .extract()
                .path("schedule_id"));
    }

    public void changes(UUID scheduleId, String more) {
        asks().body(wish(daily("06:30"), more))
                .put(SCHEDULES + "/" + scheduleId)
                .then()
                .statusCode(200);
    }

    /// @param more further fields as JSON, each after a comma
    public String wish(String frequency, String more) {
        return """
                {"name":"Every morning","account_ids":["%s"],"frequency":%s,"zone":"UTC","days_back":30%s}""".formatted(accountId, frequency, more);
    }

    public Response schedule(UUID scheduleId) {
        return asks().get(SCHEDULES + "/" + scheduleId);
    }

    public Response runs(UUID scheduleId) {
        return asks().get(SCHEDULES + "/" + scheduleId + "/runs");
    }
}
