package dev.tributary.notifier.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// In a server of its own: it does not come back from this.
@QuarkusTest
@WithTestResource(TestWorld.class)
@TestProfile(DrainTest.Hurried.class)
class DrainTest {

    public static final class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tributary.stream.drain", "900ms", "tributary.stream.drain-patience", "4s");
        }
    }

    /// Set by Quarkus before each test.
    @TestHTTPResource("/ws/imports")
    URI page = URI.create("");

    @Inject
    ObjectMapper json;

    @Inject
    Event<ShutdownDelayInitiatedEvent> stopping;

    @Test
    void sendsEachClientElsewhereInItsTurnAndTakesNoNewOne() {
        // given
        var uri = URI.create("ws://localhost:" + page.getPort() + page.getPath());
        var job = UUID.randomUUID();
        var token = TestWorld.bearer("alice");
        try (var imports = new TestingImports(json);
                var first = TestingSocket.open(uri, token, Map.of());
                var second = TestingSocket.open(uri, token, Map.of());
                var third = TestingSocket.open(uri, token, Map.of())) {
            var clients = List.of(first, second, third);
            imports.changes("alice", job, 1);
            for (var client : clients) {
                client.subscribes(job);
                client.hears("import_progress");
            }

            // when
            var done = Thread.ofPlatform().start(() -> stopping.fire(new ShutdownDelayInitiatedEvent()));
            var turns = new ArrayList<Long>();
            for (var client : clients) {
                turns.add(client.hears("draining").path("reconnect_after_ms").longValue());
            }
            var refusal = TestingSocket.refusal(uri, token, Map.of());
            imports.changes("alice", job, 2);
            var delivered = clients.stream()
                    .map(client -> client.hears().path("version").longValue())
                    .toList();
            first.leaves();
            second.leaves();

            // then
            assertThat(turns).containsExactlyInAnyOrder(0L, 300L, 600L);
            assertThat(refusal).isEqualTo(503);
            assertThat(delivered).containsOnly(2L);
            assertThat(third.isClosedWith()).isEqualTo(1012);
            assertThat(joined(done)).isTrue();
        }
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
