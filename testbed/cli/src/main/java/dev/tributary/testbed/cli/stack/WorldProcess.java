package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The process that holds the local stack together, in a session of its own: it outlives this command unless it is
/// told to stop.
public final class WorldProcess {

    private static final Duration START = Duration.ofMinutes(5);
    /// Services that learn take minutes to write it down.
    private static final Duration STOP = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String READY = "Ready:";

    private final Home home;

    public WorldProcess(Home home) {
        this.home = home;
    }

    /// Returns when everything is ready.
    ///
    /// @param progress gets each line the world prints before it is ready
    /// @throws WorkFailed when it is not built, runs already, or does not become ready
    public StackState start(WorldOptions options, Consumer<String> progress) {
        if (StackState.running(home).isPresent()) {
            throw new WorkFailed(
                    "Tributary is running already. `./tributary status` shows it, " + "`./tributary down` stops it.");
        }
        if (!Files.isDirectory(home.worldLibraries())) {
            throw new WorkFailed("The local world is not built: %s is missing. `./tributary` builds it."
                    .formatted(home.root().relativize(home.worldLibraries())));
        }
        var process = launch(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopUnlessReady(process), "stop-unready-world"));
        awaitReady(process, progress);
        return StackState.running(home)
                .orElseThrow(() ->
                        new WorkFailed("The stack became ready and left no state file. See " + home.worldLog() + "."));
    }

    /// @return false when nothing was running
    public boolean stop() {
        var world = StackState.running(home).flatMap(state -> ProcessHandle.of(state.pid()));
        world.ifPresent(WorldProcess::stop);
        return world.isPresent();
    }

    private Process launch(WorldOptions options) {
        try {
            Files.createDirectories(home.worldLog().getParent());
            Files.deleteIfExists(home.worldLog());
            var builder = new ProcessBuilder(command(options));
            builder.environment().putAll(options.environment());
            return builder.directory(home.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(home.worldLog().toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new WorkFailed("The local world could not be started: " + notStarted.getMessage(), notStarted);
        }
    }

    private List<String> command(WorldOptions options) {
        var command = new ArrayList<>(ownSession());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                home.worldLibraries().resolve("*").toString(),
                "dev.tributary.testbed.world.World",
                "--root",
                home.root().toString(),
                "--state-dir",
                home.stateDirectory().toString()));
        command.addAll(options.arguments());
        return command;
    }

    /// So that Ctrl-C here does not reach it: what becomes of it is decided by this command alone.
    private static List<String> ownSession() {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                        .flatMap(path -> List.of(path.split(File.pathSeparator, -1)).stream())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")))
                ? List.of("setsid")
                : List.of("nohup");
    }

    private void awaitReady(Process process, Consumer<String> progress) {
        var deadline = System.nanoTime() + START.toNanos();
        int told = 0;
        while (System.nanoTime() - deadline < 0) {
            var over = !process.isAlive();
            var lines = log();
            for (var line : lines.subList(Math.min(told, lines.size()), lines.size())) {
                if (line.startsWith(READY)) {
                    return;
                }
                progress.accept(line);
            }
            told = lines.size();
            if (over) {
                throw new WorkFailed("The local world ended before it was ready (exit code %d). See %s."
                        .formatted(process.exitValue(), home.worldLog()));
            }
            pause();
        }
        throw new WorkFailed("The local world was not ready within %d minutes. See %s."
                .formatted(START.toMinutes(), home.worldLog()));
    }

    private List<String> log() {
        try {
            var text = Files.readString(home.worldLog());
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private void stopUnlessReady(Process process) {
        if (log().stream().noneMatch(line -> line.startsWith(READY))) {
            stop(process.toHandle());
        }
    }

    private static void stop(ProcessHandle world) {
        world.destroy();
        try {
            world.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillThere) {
            throw new WorkFailed(
                    "The local world (pid %d) did not stop within %d minutes.".formatted(world.pid(), STOP.toMinutes()),
                    stillThere);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while the local world was starting.", stopping);
        }
    }
}
