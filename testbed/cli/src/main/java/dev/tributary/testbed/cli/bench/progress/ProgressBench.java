package dev.tributary.testbed.cli.bench.progress;

import dev.tributary.testbed.cli.bench.progress.Latencies.Percentiles;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.ResidentMemory;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// From the commit of a change to its frame at everybody who watches, beside a bare WebSocket server that sends
/// the same frames back in the same rhythm to as many connections.
///
/// Changes are committed to import-api's outbox as import-api does it; the relay, the broker, the notifier and its
/// sockets are the product's.
public final class ProgressBench {

    private static final Crowd CROWD = Crowd.USUAL;
    private static final Duration FLOOD = Duration.ofSeconds(5);
    private static final Patience UNTIL_ALL_ARRIVED = new Patience(Duration.ofSeconds(10));
    private static final int KIBIBYTE = 1024;

    private final Home home;
    private final Console console;

    public ProgressBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param commitsPerSecond as they were made, less than asked for when the machine is too busy
    /// @param deliveries measured; what is missing to all changes at all sockets was skipped for a newer state
    /// @param ratio of both 99th percentiles
    /// @param floodDeliveriesPerSecond frames a second while changes are committed as fast as it goes
    /// @param kibibytesPerConnection what each connection adds to the notifier's resident memory
    public record Report(
            String bench,
            int imports,
            int sockets,
            int frameBytes,
            double commitsPerSecond,
            long deliveries,
            double p50Millis,
            double p99Millis,
            double maxMillis,
            double echoP50Millis,
            double echoP99Millis,
            double ratio,
            double floodDeliveriesPerSecond,
            long residentMebibytesPerThousandConnections,
            double kibibytesPerConnection) {}

    private record Product(Percentiles delay, int deliveries, double commitsPerSecond, double flood, long memory) {}

    public Report run() {
        try (var world = new OwnStack(home, "bench", console)) {
            var started = world.start(WorldOptions.PLAIN);
            var changes = new Changes(CROWD.imports());
            var product = product(started.state(), world.directory(), changes);
            var echo = echo(changes);
            var report = new Report(
                    "progress",
                    CROWD.imports(),
                    CROWD.sockets(),
                    changes.frame(0, 1).length(),
                    product.commitsPerSecond,
                    product.deliveries,
                    product.delay.p50(),
                    product.delay.p99(),
                    product.delay.max(),
                    echo.p50(),
                    echo.p99(),
                    product.delay.p99() / echo.p99(),
                    product.flood,
                    product.memory * 1000 / CROWD.sockets() / KIBIBYTE / KIBIBYTE,
                    (double) product.memory / CROWD.sockets() / KIBIBYTE);
            print(report);
            return report;
        } catch (SQLException | IOException failure) {
            throw new WorkFailed("The progress could not be measured: " + failure.getMessage(), failure);
        }
    }

    private Product product(StackState state, Path directory, Changes changes) throws SQLException, IOException {
        var notifier = part(state);
        var password = Files.readString(directory.resolve("secrets/database-superuser"));
        var committedAt = new ConcurrentHashMap<String, Long>();
        var delays = new Latencies(CROWD.deliveries());
        try (var outbox = new Outbox(state.databaseUrl(), password);
                var sockets = new Sockets()) {
            for (var place = 0; place < CROWD.imports(); place++) {
                outbox.write(changes.job(place), changes.event(place, 1));
            }
            outbox.commit();
            var before = resident(notifier);
            sockets.open(
                    URI.create("ws://127.0.0.1:" + notifier.port() + "/ws/imports"),
                    CROWD,
                    place -> subprotocols(state, place),
                    (place, frame) -> arrived(committedAt, delays, place, frame));
            for (var place = 0; place < CROWD.imports(); place++) {
                sockets.say(
                        place, "{\"type\":\"subscribe_import_job\",\"job_id\":\"%s\"}".formatted(changes.job(place)));
            }
            // each hears that it is subscribed, and the present state
            awaitFrames(sockets, 2L * CROWD.sockets());
            var memory = resident(notifier) - before;

            console.say("Measures the product for %d s …".formatted(CROWD.all().toSeconds()));
            var began = System.nanoTime();
            var last = new Rhythm(CROWD).play(2, (place, version, measured) -> {
                var event = changes.event(place, version);
                outbox.write(changes.job(place), event);
                if (measured) {
                    committedAt.put(place + ":" + version, System.nanoTime());
                }
                outbox.commit();
            });
            var commitsPerSecond =
                    Figures.perSecond((long) CROWD.imports() * (last - 1), Duration.ofNanos(System.nanoTime() - began));
            awaitDeliveries(delays);
            var delay = delays.percentiles();
            return new Product(delay, delays.count(), commitsPerSecond, flood(outbox, sockets, changes, last), memory);
        }
    }

    /// Frames a second when changes come faster than they are shown.
    private static double flood(Outbox outbox, Sockets sockets, Changes changes, long last) throws SQLException {
        var before = sockets.framesHeard();
        var began = System.nanoTime();
        var version = last;
        while (System.nanoTime() - began < FLOOD.toNanos()) {
            version++;
            for (var place = 0; place < CROWD.imports(); place++) {
                outbox.write(changes.job(place), changes.event(place, version));
            }
            outbox.commit();
        }
        return Figures.perSecond(sockets.framesHeard() - before, Duration.ofNanos(System.nanoTime() - began));
    }

    private Percentiles echo(Changes changes) throws SQLException {
        var sentAt = new ConcurrentHashMap<String, Long>();
        var delays = new Latencies(CROWD.deliveries());
        try (var server = EchoServer.start();
                var sockets = new Sockets()) {
            sockets.open(server.url(), CROWD, null, (place, frame) -> arrived(sentAt, delays, place, frame));
            console.say("Measures the echo for %d s …".formatted(CROWD.all().toSeconds()));
            new Rhythm(CROWD).play(2, (place, version, measured) -> {
                var frame = changes.frame(place, version);
                if (measured) {
                    sentAt.put(place + ":" + version, System.nanoTime());
                }
                sockets.say(place, frame);
            });
            awaitDeliveries(delays);
            return delays.percentiles();
        }
    }

    private static void arrived(Map<String, Long> since, Latencies delays, int place, String frame) {
        var now = System.nanoTime();
        var at = frame.indexOf("\"version\":");
        if (at < 0) {
            return;
        }
        var from = at + "\"version\":".length();
        var to = frame.indexOf(',', from);
        var sent = since.get(place + ":" + frame.substring(from, to));
        if (sent != null) {
            delays.add(now - sent);
        }
    }

    private static List<String> subprotocols(StackState state, int place) {
        var token =
                new TokenIssuer(state.issuerUrl(), Changes.user(place)).bearer().orElseThrow();
        return List.of("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token);
    }

    private static Part part(StackState state) {
        return state.parts().stream()
                .filter(part -> part.name().equals("notifier"))
                .findFirst()
                .orElseThrow(() -> new WorkFailed("The stack has no notifier."));
    }

    private static long resident(Part part) {
        var pid = part.pid();
        return pid == null ? 0 : ResidentMemory.ofAlone(pid);
    }

    private static void awaitFrames(Sockets sockets, long count) {
        if (UNTIL_ALL_ARRIVED
                .await(() -> Optional.of(sockets.framesHeard()).filter(heard -> heard >= count))
                .isEmpty()) {
            throw new WorkFailed("Only %d of %d first frames came: look at `./tributary logs notifier`."
                    .formatted(sockets.framesHeard(), count));
        }
    }

    /// Those that do not come were skipped for a newer state.
    private static void awaitDeliveries(Latencies delays) {
        UNTIL_ALL_ARRIVED.await(() -> Optional.of(delays.count()).filter(heard -> heard >= CROWD.deliveries()));
    }

    private void print(Report report) {
        console.say("progress: %d subscribers of %d running imports, %.0f commits/s, frames of %d bytes"
                .formatted(report.sockets, report.imports, report.commitsPerSecond, report.frameBytes));
        console.say("  commit → client frame    p50 %6.1f ms  p99 %6.1f ms  max %6.1f ms  (to reach: p99 ≤ 100 ms)"
                .formatted(report.p50Millis, report.p99Millis, report.maxMillis));
        console.say("                           %s of %s frames, the others were skipped for a newer one"
                .formatted(Figures.count(report.deliveries), Figures.count(CROWD.deliveries())));
        console.say("  bare WebSocket echo      p50 %6.1f ms  p99 %6.1f ms"
                .formatted(report.echoP50Millis, report.echoP99Millis));
        console.say("  ratio of the p99s %.1f (to reach: ≤ 3)".formatted(report.ratio));
        console.say("  %,.0f deliveries/s while changes come as fast as they can be committed"
                .formatted(report.floodDeliveriesPerSecond));
        console.say("  %d MiB for 1,000 connections, %.0f KiB each"
                .formatted(report.residentMebibytesPerThousandConnections, report.kibibytesPerConnection));
    }
}
