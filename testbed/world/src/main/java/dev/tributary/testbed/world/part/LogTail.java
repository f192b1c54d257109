package dev.tributary.testbed.world.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log: where the reason of a failure usually is.
public final class LogTail {

    private static final int LINES = 40;

    private LogTail() {}

    public static List<String> of(Path log) {
        try {
            if (!Files.exists(log)) {
                return List.of();
            }
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(%s could not be read: %s)".formatted(log, e.getMessage()));
        }
    }
}
