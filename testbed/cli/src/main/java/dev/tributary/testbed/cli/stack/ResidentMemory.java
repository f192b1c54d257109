package dev.tributary.testbed.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Memory a process really holds, as `/proc` tells it.
public final class ResidentMemory {

    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    /// What a process and its children hold, in bytes. Pages that a child shares with others are counted once, for
    /// the parent: PostgreSQL's buffers are not multiplied by its connections.
    ///
    /// @return 0 when unknown: the process is gone, or this system has no `/proc`
    public static long of(long pid) {
        var children = ProcessHandle.of(pid).map(ProcessHandle::descendants).orElse(Stream.empty());
        return ofAlone(pid)
                + children.mapToLong(child -> figure(child.pid(), "RssAnon:")).sum();
    }

    /// What a process holds itself, in bytes.
    ///
    /// @return 0 when unknown
    public static long ofAlone(long pid) {
        return figure(pid, "VmRSS:");
    }

    private static long figure(long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }
}
