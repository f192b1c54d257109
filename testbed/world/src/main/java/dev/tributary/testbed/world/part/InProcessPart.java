package dev.tributary.testbed.world.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part that lives in the process of the world.
public final class InProcessPart implements Part {

    private final String name;
    private final int port;
    private final Optional<URI> healthUrl;
    private final Path log;
    private final Supplier<Running> starter;
    private @Nullable Running running;

    /// What ends a running part.
    @FunctionalInterface
    public interface Running {
        void stop();
    }

    /// @param log of the process of the world
    /// @param starter starts it on its port
    public InProcessPart(String name, int port, Optional<URI> healthUrl, Path log, Supplier<Running> starter) {
        this.name = name;
        this.port = port;
        this.healthUrl = healthUrl;
        this.log = log;
        this.starter = starter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.INFRASTRUCTURE;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Optional<URI> healthUrl() {
        return healthUrl;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean isUp() {
        return running != null;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            try {
                running = starter.get();
            } catch (RuntimeException e) {
                throw new PartFailed(name, "did not start on port " + port, e);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public void kill() {
        stop();
    }
}
