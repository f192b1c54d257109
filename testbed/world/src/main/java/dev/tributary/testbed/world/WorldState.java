package dev.tributary.testbed.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.testbed.world.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a running world tells about itself in `state.json`; the file is there while the world is.
///
/// @param pid of the process that holds everything together
/// @param llmUrl null when no language model takes part
record WorldState(
        long pid,
        String gatewayUrl,
        String issuerUrl,
        String simulatorUrl,
        @Nullable String llmUrl,
        String controlUrl,
        String databaseUrl,
        String kafkaBootstrapServers,
        List<PartState> parts) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// One part, now.
    ///
    /// @param kind `service` or `infrastructure`
    /// @param status `up` or `down`
    /// @param pid null while it is down, or when it lives in the process of the world
    /// @param healthUrl null when its port is its health
    record PartState(
            String name,
            String kind,
            String status,
            @Nullable Long pid,
            int port,
            @Nullable String healthUrl,
            String log) {

        static PartState of(Part part) {
            return new PartState(
                    part.name(),
                    part.kind().name().toLowerCase(Locale.ROOT),
                    part.isUp() ? "up" : "down",
                    part.process().map(ProcessHandle::pid).orElse(null),
                    part.port(),
                    part.healthUrl().map(URI::toString).orElse(null),
                    part.log().toString());
        }
    }

    /// As one move, so that nobody ever reads half of it.
    void write(Path file) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(unfinished, json(this) + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the state cannot be written to " + file, e);
        }
    }

    static WorldState read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), WorldState.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the state cannot be read from " + file, e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }
}
