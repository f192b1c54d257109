package dev.tributary.testbed.world;

import dev.tributary.testbed.world.part.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a world keeps everything, so that two of them never meet.
record StateDirectory(Path path) {

    private static final String PREVIOUS = ".previous.log";
    private static final String PID = ".pid";

    Path stateFile() {
        return path.resolve("state.json");
    }

    Path ports() {
        return path.resolve("ports.properties");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path data(String part) {
        return path.resolve("data").resolve(part);
    }

    Path binaries() {
        return path.resolve("binaries");
    }

    Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    PidFile pidFile(String part) {
        return new PidFile(run().resolve(part + PID));
    }

    /// Of every part that was ever started here, by its name.
    Map<String, PidFile> pidFiles() {
        if (!Files.isDirectory(run())) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(run())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PID))
                    .map(name -> name.substring(0, name.length() - PID.length()))
                    .sorted()
                    .collect(Collectors.toMap(part -> part, this::pidFile, (first, _) -> first, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("the process ids cannot be listed", e);
        }
    }

    private Path run() {
        return path.resolve("run");
    }

    /// The logs of one start and of the one before are kept.
    void setOldLogsAside() {
        Path logs = path.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.filter(StateDirectory::isOfLastStart).toList()) {
                String name = log.getFileName().toString();
                Files.move(
                        log,
                        log.resolveSibling(name.replaceFirst("\\.log$", PREVIOUS)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the old logs cannot be set aside", e);
        }
    }

    /// `world.log` is what this process itself says, and whoever started it has opened it already.
    private static boolean isOfLastStart(Path log) {
        String name = log.getFileName().toString();
        return name.endsWith(".log") && !name.endsWith(PREVIOUS) && !name.equals("world.log");
    }

    /// Takes the directory for this process, until it ends; empty when another process has it.
    @SuppressWarnings("resource") // the lock lives as long as its channel: as long as the process
    Optional<FileLock> tryLock() {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("world.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used".formatted(path), e);
        }
    }
}
