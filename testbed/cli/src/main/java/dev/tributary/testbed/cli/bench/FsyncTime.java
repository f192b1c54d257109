package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/// What a commit costs on this disk at the least: a page written and forced out.
final class FsyncTime {

    private static final int PAGE = 8192;
    private static final int TRIALS = 100;

    private FsyncTime() {}

    /// The median of a hundred.
    static Duration in(Path directory) {
        try {
            var file = Files.createTempFile(directory, "fsync", null);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return measure(channel);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new WorkFailed(
                    "%s cannot be written to: %s".formatted(directory, unwritable.getMessage()), unwritable);
        }
    }

    private static Duration measure(FileChannel channel) throws IOException {
        var times = new long[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            var began = System.nanoTime();
            channel.write(ByteBuffer.allocate(PAGE));
            channel.force(false);
            times[trial] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[TRIALS / 2]);
    }
}
