package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.notifier.job.NewestJobs;
import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Outgoing;
import dev.tributary.notifier.stream.Watchers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections of this replica.
@Startup
@ApplicationScoped
class Sockets {

    private final NewestJobs jobs;
    private final Watchers watchers;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final StreamMeters meters;
    private final Vertx vertx;
    private final ConcurrentHashMap<String, Socket> byConnection = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<String>> connectionsByUser = new ConcurrentHashMap<>();

    Sockets(
            NewestJobs jobs,
            Watchers watchers,
            StreamConfig config,
            ObjectMapper json,
            StreamMeters meters,
            Vertx vertx) {
        this.jobs = jobs;
        this.watchers = watchers;
        this.config = config;
        this.json = json;
        this.meters = meters;
        this.vertx = vertx;
        meters.sockets(byConnection::size);
        vertx.setPeriodic(config.silence().toMillis() / 4, _ -> closeSilent());
    }

    void open(WebSocketConnection connection, String userId) {
        var socket = new Socket(
                connection, this::encode, vertx, wake -> new Feed(userId, config.limits(), jobs, watchers, wake));
        if (isWithinLimit(userId, connection.id())) {
            byConnection.put(connection.id(), socket);
        } else {
            socket.close(Closing.TOO_MANY_SOCKETS);
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

    void stop(@Observes ShutdownEvent stopping) {
        byConnection.values().forEach(socket -> socket.close(Closing.RESTARTING));
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

    private void closeSilent() {
        byConnection.values().stream()
                .filter(socket -> socket.isSilentFor(config.silence()))
                .forEach(socket -> socket.close(Closing.SILENT));
    }

    private String encode(Outgoing frame) {
        meters.sends(frame);
        try {
            return json.writeValueAsString(ServerMessage.of(frame));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a frame as JSON", impossible);
        }
    }
}
