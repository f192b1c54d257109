package dev.tributary.testbed.world.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// One piece of the world. Every one can be stopped and started again on the same port, whatever ended it.
public interface Part {

    enum Kind {
        SERVICE,
        INFRASTRUCTURE
    }

    String name();

    Kind kind();

    int port();

    /// Where it tells that it is ready; empty when its port is its health.
    Optional<URI> healthUrl();

    Path log();

    /// The process of its own, while it runs; empty when it is down, or lives in the process of the world.
    Optional<ProcessHandle> process();

    boolean isUp();

    /// Starts it and returns when it is ready.
    ///
    /// @throws PartFailed when it does not become ready
    void start();

    /// Asks it to end, and returns when it has. Does nothing when it is down.
    void stop();

    /// Ends it as a power cut would. What lives in the process of the world can only be stopped.
    void kill();
}
