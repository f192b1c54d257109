package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.stack.WorldProcess;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/// A stack of its own for one measurement, beside any other that runs; it begins empty and leaves nothing.
final class BenchWorld implements AutoCloseable {

    private static final String USER = "bench";

    private final Home home;
    private final Console console;
    private final Thread onExit = new Thread(this::stop, "stop-bench-world");

    BenchWorld(Home home, Console console) {
        this.home = home.withStateDirectory(home.stateDirectory().resolve("bench"));
        this.console = console;
        stop();
        delete();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /// How long it took, and what there is now.
    record Started(StackState state, Duration took) {

        GatewayApi api() {
            return new GatewayApi(state.gatewayUrl(), new TokenIssuer(state.issuerUrl(), USER));
        }
    }

    Started start(WorldOptions options) {
        console.say("Starting a stack for this measurement …");
        var began = System.nanoTime();
        var state = new WorldProcess(home).start(options, line -> {});
        var took = Duration.ofNanos(System.nanoTime() - began);
        console.say("Ready after %s.".formatted(Figures.time(took)));
        return new Started(state, took);
    }

    Path directory() {
        return home.stateDirectory();
    }

    void stop() {
        new WorldProcess(home).stop();
    }

    @Override
    public void close() {
        stop();
        delete();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    private void delete() {
        if (!Files.isDirectory(home.stateDirectory())) {
            return;
        }
        try (var files = Files.walk(home.stateDirectory())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            throw new WorkFailed(
                    "%s cannot be removed: %s".formatted(home.stateDirectory(), inUse.getMessage()), inUse);
        }
    }
}
