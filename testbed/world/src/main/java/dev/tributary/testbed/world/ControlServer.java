package dev.tributary.testbed.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.testbed.world.WorldState.PartState;
import dev.tributary.testbed.world.database.DatabaseProxy;
import dev.tributary.testbed.world.part.LogTail;
import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets somebody stop, kill and start single parts, for this machine only:
/// `GET /parts`, `POST /parts/{name}/start`, `…/stop`, `…/kill`, and `POST /commits/lose`, `/commits/keep` where the
/// services reach their database through a proxy.
final class ControlServer {

    private static final Pattern ACTION = Pattern.compile("/parts/([a-z0-9-]+)/(start|stop|kill)");

    private static final String COMMITS = "/commits/";

    private final List<Part> parts;
    private final Supplier<Optional<DatabaseProxy>> database;
    private final Consumer<Part> whenChanged;

    private ControlServer(List<Part> parts, Supplier<Optional<DatabaseProxy>> database, Consumer<Part> whenChanged) {
        this.parts = parts;
        this.database = database;
        this.whenChanged = whenChanged;
    }

    /// @param whenChanged told after every action on a part
    static void start(
            int port, List<Part> parts, Supplier<Optional<DatabaseProxy>> database, Consumer<Part> whenChanged) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", new ControlServer(parts, database, whenChanged)::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the control server did not start on port " + port, e);
        }
    }

    private record Answer(int status, Object body) {}

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer =
                    route(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            byte[] body = WorldState.json(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer route(String method, String path) {
        if (path.equals("/parts") && method.equals("GET")) {
            return new Answer(200, parts.parallelStream().map(PartState::of).toList());
        }
        if (path.startsWith(COMMITS) && method.equals("POST")) {
            return commits(path.substring(COMMITS.length()));
        }
        Matcher action = ACTION.matcher(path);
        if (!action.matches() || !method.equals("POST")) {
            return problem(404, "unknown_path", "Ask for GET /parts or POST /parts/{name}/start, /stop or /kill.");
        }
        Optional<Part> part = parts.stream()
                .filter(candidate -> candidate.name().equals(action.group(1)))
                .findFirst();
        return part.map(found -> act(found, action.group(2)))
                .orElseGet(() -> problem(
                        404,
                        "unknown_part",
                        "There is no part '%s'. There are: %s."
                                .formatted(
                                        action.group(1),
                                        String.join(
                                                ", ",
                                                parts.stream().map(Part::name).toList()))));
    }

    private Answer commits(String what) {
        Optional<DatabaseProxy> proxy = database.get();
        if (proxy.isEmpty()) {
            return problem(404, "no_database_proxy", "Start the world with --with-database-proxy.");
        }
        if (what.equals("lose")) {
            proxy.get().loseCommits();
        } else {
            proxy.get().keepCommits();
        }
        return new Answer(200, Map.of("lost", proxy.get().lost()));
    }

    private Answer act(Part part, String action) {
        // Two actions on one part take turns.
        synchronized (part) {
            try {
                switch (action) {
                    case "start" -> startUnlessUp(part);
                    case "stop" -> part.stop();
                    default -> part.kill();
                }
                return new Answer(200, PartState.of(part));
            } catch (PartFailed e) {
                return problem(
                        503,
                        "part_failed",
                        "%s %s. The end of its log:%n%s"
                                .formatted(part.name(), e.reason(), String.join("\n", LogTail.of(part.log()))));
            } finally {
                whenChanged.accept(part);
            }
        }
    }

    private static void startUnlessUp(Part part) {
        if (!part.isUp()) {
            part.start();
        }
    }

    private static Answer problem(int status, String code, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status == 404 ? "Not Found" : "Service Unavailable");
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", code);
        return new Answer(status, problem);
    }
}
