package dev.tributary.notifier;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestWorld.class)
class NotifierTest {

    @Test
    void isReadyOnceItHasReadTheTopicToItsEnd() {
        // reading the topic takes as long as it takes
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> when().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.name", hasItem("import jobs")));
    }

    @Test
    void describesItsProtocol() {
        given().accept("*/*")
                .get("/asyncapi.yaml")
                .then()
                .statusCode(200)
                .body(containsString("asyncapi: 3.0.0"), containsString("subscribe_import_job"));
    }

    @Test
    void showsItsFigures() {
        when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tributary_notifier_sockets"), containsString("tributary_notifier_jobs_kept"));
    }

    @Test
    void isAlive() {
        when().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }
}
