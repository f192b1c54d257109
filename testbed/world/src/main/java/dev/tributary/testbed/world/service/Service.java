package dev.tributary.testbed.world.service;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The services of the product, as this machine runs them.
public enum Service {
    IMPORT_API("import-api", Optional.of(BoundedContext.IMPORTS), 96, Manner.ANSWERS),
    SYNC_WORKER("sync-worker", Optional.of(BoundedContext.BANK), 112, Manner.WORKS),
    /// The embedding model lives outside the heap and takes most of what this service uses.
    ENRICHMENT_WORKER("enrichment-worker", Optional.of(BoundedContext.ENRICHMENT), 96, Manner.WORKS),
    NOTIFIER("notifier", Optional.empty(), 64, Manner.ANSWERS),
    SCHEDULER("scheduler", Optional.of(BoundedContext.SCHEDULES), 64, Manner.ANSWERS);

    /// Thorough compilation pays where many rows pass; elsewhere it only doubles what a start costs. Where rows pass,
    /// nobody waits for a single answer: whoever answers people has the processor first.
    private enum Manner {
        ANSWERS,
        WORKS
    }

    private final String folder;
    private final Optional<BoundedContext> context;
    private final int heapMebibytes;
    private final Manner manner;

    Service(String folder, Optional<BoundedContext> context, int heapMebibytes, Manner manner) {
        this.folder = folder;
        this.context = context;
        this.heapMebibytes = heapMebibytes;
        this.manner = manner;
    }

    /// Its folder in the project, which is its name everywhere.
    public String folder() {
        return folder;
    }

    /// What one of several is called: the first like the service, the others with their number.
    ///
    /// @param number from 1
    public String replica(int number) {
        return number == 1 ? folder : folder + "-" + number;
    }

    /// Whose tables it owns; empty when it keeps nothing.
    public Optional<BoundedContext> context() {
        return context;
    }

    public static Service ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(service -> service.folder.equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called '%s': choose some of %s"
                        .formatted(
                                folder,
                                Arrays.stream(values()).map(Service::folder).toList())));
    }

    /// What its command line begins with.
    List<String> launcher() {
        return manner == Manner.ANSWERS ? List.of() : List.of("nice", "-n", "10");
    }

    /// Sized for a machine with two cores on which everything runs at once.
    List<String> jvmFlags() {
        return List.of(
                "-Xms32m",
                "-Xmx" + heapMebibytes + "m",
                "-Xss512k",
                manner == Manner.ANSWERS ? "-XX:TieredStopAtLevel=1" : "-XX:TieredStopAtLevel=4",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
