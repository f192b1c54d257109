package dev.tributary.notifier.stream.websocket;

import dev.tributary.notifier.job.NewestJobs;
import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Outgoing;
import dev.tributary.notifier.stream.Watchers;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The connections of this replica.
@Startup
@ApplicationScoped
class Sockets {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final NewestJobs jobs;
    private final Watchers watchers;
    private final StreamConfig config;
    private final Frames frames;
    private final StreamMeters meters;
    private final Clock clock;
    private final Vertx vertx;
    private final ConcurrentHashMap<String, Socket> byConnection = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<String>> connectionsByUser = new ConcurrentHashMap<>();

    Sockets(
            NewestJobs jobs,
            Watchers watchers,
            StreamConfig config,
            Frames frames,
            StreamMeters meters,
            Clock clock,
            Vertx vertx) {
        this.jobs = jobs;
        this.watchers = watchers;
        this.config = config;
        this.frames = frames;
        this.meters = meters;
        this.clock = clock;
        this.vertx = vertx;
        meters.sockets(byConnection::size);
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
    }

    /// @param tokenEnds null for a token that does not
    void open(WebSocketConnection connection, String userId, @Nullable Instant tokenEnds) {
        var socket = new Socket(
                connection, this::encode, vertx, wake -> new Feed(userId, config.limits(), jobs, watchers, wake));
        if (isWithinLimit(userId, connection.id())) {
            tokenLasts(socket, tokenEnds);
            byConnection.put(connection.id(), socket);
        } else {
            socket.close(Closing.TOO_MANY_SOCKETS);
        }
    }

    void tokenLasts(Socket socket, @Nullable Instant tokenEnds) {
        if (tokenEnds == null) {
            socket.hasTokenForever();
        } else {
            socket.hasTokenUntil(tokenEnds, config.renewBefore());
        }
    }

    /// @return empty when the connection was refused or is being closed
    Optional<Socket> find(WebSocketConnection connection) {
        return Optional.ofNullable(byConnection.get(connection.id()));
    }

    void close(WebSocketConnection connection, String userId) {
        var socket = byConnection.remove(connection.id());
        if (socket != null) {
            socket.feed().close();
        }
        connectionsByUser.computeIfPresent(userId, (_, connections) -> {
            connections.remove(connection.id());
            return connections.isEmpty() ? null : connections;
        });
    }

    List<Socket> open() {
        return List.copyOf(byConnection.values());
    }

    private boolean isWithinLimit(String userId, String connectionId) {
        var connections = connectionsByUser.compute(userId, (_, known) -> {
            var all = new HashSet<>(known == null ? Set.<String>of() : known);
            if (all.size() < config.socketsPerUser()) {
                all.add(connectionId);
            }
            return all;
        });
        return connections.contains(connectionId);
    }

    private void look() {
        var now = clock.instant();
        byConnection.values().forEach(socket -> socket.look(now, config.silence(), config.heartbeat()));
    }

    private String encode(Outgoing frame) {
        meters.sends(frame);
        return frames.write(frame);
    }
}
