package dev.tributary.notifier.stream.websocket;

import static dev.tributary.notifier.job.JobStates.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.notifier.job.JobStates;
import dev.tributary.notifier.job.NewestJobs;
import dev.tributary.notifier.job.TestingJobs;
import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Limits;
import dev.tributary.notifier.stream.Outgoing;
import dev.tributary.notifier.stream.Refusal;
import dev.tributary.notifier.stream.Watchers;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketTest {

    private static final UUID JOB = new UUID(0, 1);
    private static final Limits LIMITS = new Limits(5, 5, 3, 10, 4, Duration.ofMillis(50));

    private final Vertx vertx = Vertx.vertx();
    private final Watchers watchers = new Watchers();
    private final NewestJobs jobs = TestingJobs.toldTo(watchers);
    private final TestingConnection connection = new TestingConnection();
    private final Socket socket = new Socket(
            connection, SocketTest::shortly, vertx, wake -> new Feed(JobStates.ALICE, LIMITS, jobs, watchers, wake));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void hasOneFrameOnItsWayAtATimeAndThenTheNewestState() {
        // given
        jobs.accept(running(JOB, 1));
        socket.feed().subscribe(JOB, null, System.nanoTime());

        // when
        for (var version = 2; version <= 500; version++) {
            jobs.accept(running(JOB, version));
        }
        var onTheWay = connection.unread();
        connection.reads();
        connection.reads();

        // then
        assertThat(onTheWay).isEqualTo(1);
        assertThat(connection.sent).containsExactly("subscribed", "500");
    }

    @Test
    void goesOnAfterAFrameThatCouldNotBeSent() {
        // given
        jobs.accept(running(JOB, 1));
        socket.feed().subscribe(JOB, null, System.nanoTime());

        // when
        connection.breaks();

        // then
        assertThat(connection.sent).containsExactly("subscribed", "1");
    }

    @Test
    void comesBackByItselfWhenAGraceEnds() {
        // when
        socket.feed().subscribe(JOB, null, System.nanoTime());

        // then: by a timer
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(connection.sent).containsExactly("unknown_job"));
    }

    @Test
    void closesOnAClientThatAsksAndDoesNotRead() {
        // when
        for (var message = 0; message < 10; message++) {
            socket.feed().refuse(Refusal.MALFORMED_MESSAGE);
        }

        // then
        assertThat(connection.closedWith)
                .isNotNull()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo(4413));
        assertThat(connection.sent).hasSize(1);
    }

    @Test
    void isSilentUntilItIsHeardFrom() {
        assertThat(socket.isSilentFor(Duration.ofNanos(-1))).isTrue();
        socket.heard();
        assertThat(socket.isSilentFor(Duration.ofMinutes(1))).isFalse();
    }

    private static String shortly(Outgoing frame) {
        return switch (frame) {
            case Outgoing.Subscribed _ -> "subscribed";
            case Outgoing.Progress(var state) -> Long.toString(state.version());
            case Outgoing.Refused refused -> refused.refusal().code();
            default -> frame.getClass().getSimpleName();
        };
    }
}
