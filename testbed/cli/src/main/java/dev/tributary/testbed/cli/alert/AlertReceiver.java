package dev.tributary.testbed.cli.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Whoever is called: takes Alertmanager's webhooks.
final class AlertReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Set<String> told = new ConcurrentSkipListSet<>();

    AlertReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new WorkFailed("No port is free for the receiver of alerts: " + noPort.getMessage(), noPort);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private record Notice(List<Alert> alerts) {}

    private record Alert(String status, Map<String, String> labels) {}

    URI url() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Json.read(text, Notice.class, "A notice of Alertmanager").alerts.stream()
                    .filter(alert -> alert.status.equals("firing"))
                    .forEach(alert -> told.add(alert.labels.getOrDefault("alertname", "?")));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// @throws WorkFailed when it was not told in time
    void await(String alert, Duration patience) {
        var heard = new Patience(patience).await(() -> Optional.of(alert).filter(told::contains));
        if (heard.isEmpty()) {
            throw new WorkFailed(
                    "%s was not told within %d minutes; what was: %s.".formatted(alert, patience.toMinutes(), told));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
