package dev.tributary.testbed.world.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers a child process beyond the life of its launcher, so that the next launcher can end it.
///
/// A process id alone may belong to somebody else by then: the time of its start is kept beside it.
public record PidFile(Path path) {

    /// The system reckons the start from its boot, and the clock may have been corrected since.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public void write(ProcessHandle process) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(
                    path, List.of(Long.toString(process.pid()), startOf(process).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the process id could not be stored in " + path, e);
        }
    }

    /// The remembered process, if it still runs.
    public Optional<ProcessHandle> running() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(path);
            return lines.size() < 2
                    ? Optional.empty()
                    : find(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("the process id could not be read from " + path, e);
        }
    }

    /// The process with this id, if it is the one that started then.
    public static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(started, startOf(process)).abs().compareTo(TOLERANCE) <= 0);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
