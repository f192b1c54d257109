package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a running stack tells about itself in its state file.
///
/// @param pid of the process that holds everything together
public record StackState(
        long pid,
        URI gatewayUrl,
        URI issuerUrl,
        URI simulatorUrl,
        @Nullable URI llmUrl,
        URI controlUrl,
        String databaseUrl,
        String kafkaBootstrapServers,
        List<Part> parts) {

    /// The stack that runs now, if one does: a file left by a process that is gone counts for nothing.
    public static Optional<StackState> running(Home home) {
        if (!Files.isRegularFile(home.stateFile())) {
            return Optional.empty();
        }
        try {
            var state = Json.read(Files.readString(home.stateFile()), StackState.class, "The state file");
            return Optional.of(state).filter(StackState::isAlive);
        } catch (IOException removedMeanwhile) {
            return Optional.empty();
        }
    }

    /// @throws WorkFailed when nothing runs
    public static StackState mustRun(Home home) {
        return running(home)
                .orElseThrow(() ->
                        new WorkFailed("Tributary is not running here. Start it with `./tributary up --detach`."));
    }

    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
