package dev.tributary.testbed.cli.progress;

import static dev.tributary.testbed.cli.progress.Jobs.JOB;
import static dev.tributary.testbed.cli.progress.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.http.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowImportTest {

    private static final String STATUS = "GET /api/truelayer/import/status/" + JOB;

    private final TestingGateway gateway = new TestingGateway();
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final FollowImport following = new FollowImport(
            new GatewayApi(gateway.url(), Credentials.of("t0ken")), JOB, job -> seen.add(job.version()));

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void frames_are_shown_as_they_come_and_the_last_one_ends_it() {
        // given
        var subscriptions = new ArrayList<String>();
        gateway.onProgress(socket -> socket.textMessageHandler(subscription -> {
            subscriptions.add(subscription);
            socket.writeTextMessage("{\"type\":\"subscribed\",\"job_id\":\"%s\"}".formatted(JOB));
            socket.writeTextMessage(frame(job(1, JobStatus.RUNNING)));
            socket.writeTextMessage(frame(job(2, JobStatus.RUNNING)));
            socket.writeTextMessage(frame(job(3, JobStatus.COMPLETED)));
        }));

        // when
        var ended = following.untilEnded();

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(subscriptions)
                .containsExactly("{\"type\":\"subscribe_import_job\",\"job_id\":\"%s\"}".formatted(JOB));
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void the_bearer_token_goes_out_in_the_subprotocol() {
        // given
        var offered = new CopyOnWriteArrayList<String>();
        gateway.onProgress(socket -> {
            offered.addAll(socket.headers().getAll("Sec-WebSocket-Protocol"));
            socket.textMessageHandler(subscription -> socket.writeTextMessage(frame(job(1, JobStatus.COMPLETED))));
        });

        // when
        following.untilEnded();

        // then
        assertThat(String.join(",", offered))
                .contains("bearer-token-carrier")
                .contains("quarkus-http-upgrade#Authorization#Bearer%20t0ken");
    }

    @Test
    void a_stream_that_breaks_is_opened_again_from_the_newest_version() {
        // given
        var connections = new AtomicInteger();
        var subscriptions = new CopyOnWriteArrayList<String>();
        gateway.onProgress(socket -> socket.textMessageHandler(subscription -> {
            subscriptions.add(subscription);
            if (connections.incrementAndGet() == 1) {
                socket.writeTextMessage(frame(job(5, JobStatus.RUNNING)));
                socket.close();
            } else {
                socket.writeTextMessage(frame(job(4, JobStatus.RUNNING)));
                socket.writeTextMessage(frame(job(6, JobStatus.PARTIAL)));
            }
        }));
        gateway.on(STATUS, exchange -> exchange.json(Json.write(job(5, JobStatus.RUNNING))));

        // when
        var ended = following.untilEnded();

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.PARTIAL);
        assertThat(seen).containsExactly(5L, 6L);
        assertThat(subscriptions.get(1)).contains("\"since_version\":5");
    }

    @Test
    void without_a_stream_the_status_is_asked_for_and_a_service_that_is_away_is_waited_for() {
        // given
        var asked = new AtomicInteger();
        gateway.on(STATUS, exchange -> {
            switch (asked.incrementAndGet()) {
                case 1 -> exchange.json(Json.write(job(1, JobStatus.RUNNING)));
                case 2 -> exchange.answer(502, "text/plain", "bad gateway");
                default -> exchange.json(Json.write(job(2, JobStatus.COMPLETED)));
            }
        });

        // when
        var ended = following.untilEnded();

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void a_job_that_should_move_and_does_not_is_given_up_with_where_to_look() {
        // given
        gateway.on(STATUS, exchange -> exchange.json(Json.write(job(1, JobStatus.RUNNING))));
        var impatient =
                new FollowImport(new GatewayApi(gateway.url(), Credentials.NONE), JOB, job -> {}, Duration.ofMillis(1));

        // then
        assertThatThrownBy(impatient::untilEnded)
                .hasMessageStartingWith("The import has stood still at 0 %")
                .hasMessageContaining("./tributary logs");
    }

    @Test
    void a_job_nobody_knows_is_not_waited_for() {
        // given
        gateway.on(
                STATUS,
                exchange -> exchange.answer(
                        404,
                        "application/problem+json",
                        "{\"code\":\"job_not_found\",\"detail\":\"There is no such import.\"}"));

        // then
        assertThatThrownBy(following::untilEnded)
                .isInstanceOf(Refused.class)
                .hasMessage("There is no such import. (job_not_found)");
    }

    private static String frame(ImportStatus job) {
        return Json.write(
                Map.of("type", "import_progress", "job_id", job.jobId(), "version", job.version(), "job", job));
    }
}
