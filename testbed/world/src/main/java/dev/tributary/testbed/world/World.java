package dev.tributary.testbed.world;

import dev.tributary.testbed.world.WorldState.PartState;
import dev.tributary.testbed.world.part.LogTail;
import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.PartFailed;
import dev.tributary.testbed.world.part.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The process that holds a local stack together: starts every part, tells where it is, and takes all of them along
/// when it ends.
public final class World {

    private static final int WRONG_USE = 2;

    private final StateDirectory directory;
    private final WorldParts parts;
    private final int controlPort;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Long> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private volatile boolean stopping;

    private World(WorldOptions options, StateDirectory directory) {
        this.directory = directory;
        WorldPorts ports = WorldPorts.readFrom(directory.ports());
        this.parts = new WorldParts(options, directory, ports);
        this.controlPort = ports.of("control");
        ports.save();
    }

    public static void main(String[] arguments) throws InterruptedException {
        WorldOptions options;
        try {
            options = WorldOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            say(e.getMessage() + "\n" + WorldOptions.USAGE);
            System.exit(WRONG_USE);
            return;
        }
        StateDirectory directory = new StateDirectory(options.stateDirectory());
        Optional<FileLock> lock = directory.tryLock();
        if (lock.isEmpty()) {
            say("A stack runs already in %s. `./tributary status` shows it, `./tributary down` stops it."
                    .formatted(options.stateDirectory()));
            System.exit(1);
            return;
        }
        LastStart.forget(directory, World::say);
        InProcessLog.writeTo(directory.log(WorldParts.IN_PROCESS));
        World world = new World(options, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(world::stop, "end of the world"));
        if (!world.start()) {
            System.exit(1);
        }
        // Until somebody ends this process.
        new CountDownLatch(1).await();
    }

    /// @return false when a part failed; everything is said by then
    private boolean start() {
        Instant begin = Instant.now();
        try {
            say("Starting " + names(parts.infrastructure()));
            startAll(parts.infrastructure());
            say("Starting " + names(parts.services()));
            startAll(parts.services());
            ControlServer.start(controlPort, parts.all(), parts::databaseProxy, this::changed);
            ready = true;
            writeState();
            say("Everything runs after %.1f s".formatted(secondsSince(begin)));
            say("Ready: " + parts.gatewayUrl());
            return true;
        } catch (PartFailed e) {
            if (!stopping) {
                explain(e);
            }
            return false;
        }
    }

    private void startAll(List<Part> some) {
        List<CompletableFuture<Void>> starting = some.stream()
                .map(part -> CompletableFuture.runAsync(() -> start(part), threads))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        // The first failure ends the wait: nobody wants to see the others become ready before they hear of it.
        starting.forEach(start -> start.exceptionally(failure -> {
            all.completeExceptionally(failure);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PartFailed failure ? failure : e;
        }
    }

    private void start(Part part) {
        if (stopping) {
            throw new PartFailed(part.name(), "was not started: the stack is being stopped");
        }
        Instant begin = Instant.now();
        part.start();
        watch(part);
        say("  %-18s ready on port %d after %.1f s".formatted(part.name(), part.port(), secondsSince(begin)));
    }

    private void watch(Part part) {
        part.process().filter(process -> watched.add(process.pid())).ifPresent(process -> {
            CompletableFuture<?> _ = process.onExit().thenRun(() -> ended(part));
        });
    }

    private void ended(Part part) {
        if (!stopping) {
            say("%s is down. `./tributary start %s` starts it again. Its log: %s"
                    .formatted(part.name(), part.name(), part.log()));
            writeState();
        }
    }

    private void changed(Part part) {
        watch(part);
        writeState();
    }

    private synchronized void writeState() {
        if (!ready || stopping) {
            return;
        }
        new WorldState(
                        ProcessHandle.current().pid(),
                        parts.gatewayUrl(),
                        parts.issuerUrl(),
                        parts.simulatorUrl(),
                        parts.llmUrl().orElse(null),
                        "http://localhost:" + controlPort,
                        parts.databaseUrl(),
                        parts.kafkaBootstrapServers(),
                        parts.all().stream().map(PartState::of).toList())
                .write(directory.stateFile());
    }

    /// Services first, what they stand on afterwards.
    private synchronized void stop() {
        stopping = true;
        endAll(parts.services(), Part::stop);
        endAll(parts.infrastructure(), Part::stop);
        // What was being started while we stopped the rest.
        endAll(parts.all(), Part::kill);
        ProcessHandle.current().children().forEach(Processes::kill);
        try {
            Files.deleteIfExists(directory.stateFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say("Stopped");
    }

    private void endAll(List<Part> some, Consumer<Part> how) {
        CompletableFuture.allOf(some.stream()
                        .map(part -> CompletableFuture.runAsync(() -> how.accept(part), threads)
                                .exceptionally(failure -> {
                                    say("%s did not stop: %s".formatted(part.name(), failure.getMessage()));
                                    return null;
                                }))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void explain(PartFailed failure) {
        say("Failed: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            say("  because " + cause.getMessage());
        }
        parts.all().stream()
                .filter(part -> part.name().equals(failure.part()))
                .map(Part::log)
                .filter(Files::exists)
                .forEach(log -> {
                    say("The end of %s:".formatted(log));
                    LogTail.of(log).forEach(line -> say("  | " + line));
                });
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    private static double secondsSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    }

    /// For the person at the terminal, not for a log: one line at a time, whoever says it.
    private static void say(String line) {
        System.out.println(line);
    }
}
