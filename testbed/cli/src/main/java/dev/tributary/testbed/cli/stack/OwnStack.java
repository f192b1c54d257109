package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/// A stack of its own for one measurement or trial, beside any other that runs; it begins empty and leaves nothing.
public final class OwnStack implements AutoCloseable {

    private final Home home;
    private final Console console;
    private final Thread onExit = new Thread(this::stop, "stop-own-stack");

    /// As a person of its own.
    public static GatewayApi api(StackState state) {
        return new GatewayApi(state.gatewayUrl(), new TokenIssuer(state.issuerUrl(), "bench"));
    }

    public OwnStack(Home home, String name, Console console) {
        this.home = home.withStateDirectory(home.stateDirectory().resolve(name));
        this.console = console;
        stop();
        delete();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /// How long it took, and what there is now.
    public record Started(StackState state, Duration took) {

        public GatewayApi api() {
            return OwnStack.api(state);
        }
    }

    public Started start(WorldOptions options) {
        console.say("Starting a stack of its own …");
        var began = System.nanoTime();
        var state = new WorldProcess(home).start(options, line -> {});
        var took = Duration.ofNanos(System.nanoTime() - began);
        console.say("Ready after %s.".formatted(Figures.time(took)));
        return new Started(state, took);
    }

    public Path directory() {
        return home.stateDirectory();
    }

    public void stop() {
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
