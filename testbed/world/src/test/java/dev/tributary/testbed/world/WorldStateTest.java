package dev.tributary.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.world.WorldState.PartState;
import dev.tributary.testbed.world.part.InProcessPart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldStateTest {

    @TempDir
    private Path directory;

    @Test
    void what_is_written_can_be_read_again() {
        // given
        WorldState state = state(List.of(
                new PartState("kafka", "infrastructure", "up", 17L, 9092, null, "/logs/kafka.log"),
                new PartState(
                        "notifier", "service", "down", null, 8084, "http://localhost:8084/q/health/ready", "/n")));

        // when
        state.write(directory.resolve("state.json"));

        // then
        assertThat(WorldState.read(directory.resolve("state.json"))).isEqualTo(state);
    }

    @Test
    void names_are_written_in_snake_case_and_what_is_missing_is_null() throws IOException {
        // given
        Path file = directory.resolve("state.json");

        // when
        state(List.of()).write(file);

        // then
        assertThat(Files.readString(file))
                .contains("\"gateway_url\"", "\"kafka_bootstrap_servers\"", "\"llm_url\" : null");
    }

    @Test
    void a_part_tells_how_it_is() {
        // given
        InProcessPart part = new InProcessPart(
                "gateway",
                8080,
                Optional.of(URI.create("http://localhost:8080/health")),
                Path.of("w.log"),
                () -> () -> {});

        // when
        PartState before = PartState.of(part);
        part.start();
        PartState after = PartState.of(part);

        // then
        assertThat(before.status()).isEqualTo("down");
        assertThat(after)
                .isEqualTo(new PartState(
                        "gateway", "infrastructure", "up", null, 8080, "http://localhost:8080/health", "w.log"));
    }

    private static WorldState state(List<PartState> parts) {
        return new WorldState(
                1,
                "http://localhost:8080",
                "http://localhost:1/tributary",
                "http://localhost:2",
                null,
                "http://localhost:3",
                "localhost:4/tributary",
                "localhost:5",
                parts);
    }
}
