package dev.tributary.testbed.cli.stack;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The logs of the parts, one file each.
public final class PartLogs {

    private static final int LAST_LINES = 40;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Map<String, Path> files;
    private final Consumer<String> out;
    private final Map<String, Long> readUpTo = new HashMap<>();

    /// @param files by name; lines are prefixed with it when there are several
    public PartLogs(Map<String, Path> files, Consumer<String> out) {
        this.files = files;
        this.out = out;
    }

    /// The last lines of each file.
    public void tail() {
        files.forEach((name, file) -> {
            var lines = newLines(name, file);
            lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(line -> print(name, line));
        });
    }

    /// The last lines, then what is added, until interrupted.
    public void follow() {
        tail();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            files.forEach((name, file) -> newLines(name, file).forEach(line -> print(name, line)));
        }
    }

    private void print(String name, String line) {
        out.accept(files.size() == 1 ? line : "%-18s %s".formatted(name, line));
    }

    private List<String> newLines(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            var from = readUpTo.getOrDefault(name, 0L);
            // A part that was started again may have begun its file anew.
            reader.seek(from > reader.length() ? 0 : from);
            var bytes = new byte[Math.toIntExact(reader.length() - reader.getFilePointer())];
            reader.readFully(bytes);
            readUpTo.put(name, reader.getFilePointer());
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new WorkFailed("The log %s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }
}
