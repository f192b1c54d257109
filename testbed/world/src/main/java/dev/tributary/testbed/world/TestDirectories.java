package dev.tributary.testbed.world;

import dev.tributary.testbed.world.infrastructure.EmbeddedPostgresql;
import dev.tributary.testbed.world.infrastructure.KafkaBroker;
import dev.tributary.testbed.world.part.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where test JVMs keep their worlds: one directory per JVM, gone with it.
final class TestDirectories {

    private static final Path ROOT =
            Path.of(System.getProperty("java.io.tmpdir"), "tributary-testbed-" + System.getProperty("user.name"));

    private TestDirectories() {}

    /// What does not change from one test JVM to the next.
    static Path binaries() {
        return ROOT.resolve("binaries");
    }

    /// A new directory for this JVM. What killed JVMs left behind is cleared away first.
    static Path forThisJvm() {
        try {
            Files.createDirectories(worlds());
            for (Path abandoned : abandoned()) {
                clear(abandoned);
            }
            Path mine = worlds().resolve(Long.toString(ProcessHandle.current().pid()));
            clear(mine);
            Files.createDirectory(mine);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(mine), "end of the test world"));
            return mine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path postgresql(Path world) {
        return world.resolve("postgresql");
    }

    static Path kafka(Path world) {
        return world.resolve("kafka");
    }

    private static Path worlds() {
        return ROOT.resolve("worlds");
    }

    private static List<Path> abandoned() throws IOException {
        try (Stream<Path> worlds = Files.list(worlds())) {
            return worlds.filter(world -> !isOwnerAlive(world)).toList();
        }
    }

    private static boolean isOwnerAlive(Path world) {
        return ProcessHandle.of(Long.parseLong(world.getFileName().toString())).isPresent();
    }

    private static void clear(Path world) {
        List<ProcessHandle> running = Stream.of(
                        EmbeddedPostgresql.running(postgresql(world)), KafkaBroker.running(kafka(world)))
                .flatMap(Optional::stream)
                .toList();
        running.forEach(Processes::kill);
        delete(world);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the test world in %s could not be deleted".formatted(directory), e);
        }
    }
}
