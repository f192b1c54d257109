package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How each part is, right now.
public final class StackHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JsonHttp http = new JsonHttp(Credentials.NONE);

    /// @param kind `service`, `infrastructure` or `launcher`
    /// @param memory resident bytes; 0 when it has no process of its own
    public record PartHealth(
            String part,
            String kind,
            @Nullable Integer port,
            String health,
            @Nullable Long pid,
            long memory) {}

    /// The process that holds everything together first, then its parts; a part without a pid lives in it.
    public List<PartHealth> of(StackState state) {
        var world = new PartHealth("world", "launcher", null, "up", state.pid(), ResidentMemory.ofAlone(state.pid()));
        var parts = new StackControl(state).parts();
        return Stream.concat(Stream.of(world), parts.parallelStream().map(this::of))
                .toList();
    }

    private PartHealth of(Part part) {
        var memory = part.pid() == null ? 0 : ResidentMemory.of(part.pid());
        return new PartHealth(part.name(), part.kind(), part.port(), health(part), part.pid(), memory);
    }

    private String health(Part part) {
        if (part.healthUrl() != null) {
            return http.answers(part.healthUrl(), PATIENCE) ? "up" : "down";
        }
        if (part.port() != null) {
            return accepts(part.port()) ? "up" : "down";
        }
        return part.pid() == null ? "down" : "up";
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
