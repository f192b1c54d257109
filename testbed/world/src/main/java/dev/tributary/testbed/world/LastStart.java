package dev.tributary.testbed.world;

import dev.tributary.testbed.world.infrastructure.EmbeddedPostgresql;
import dev.tributary.testbed.world.infrastructure.KafkaBroker;
import dev.tributary.testbed.world.part.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the last world in a directory left behind, if it was killed: processes that have our ports and our data.
final class LastStart {

    private LastStart() {}

    /// @param say told when there was something to end
    static void forget(StateDirectory directory, Consumer<String> say) {
        try {
            Files.deleteIfExists(directory.stateFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, ProcessHandle> leftOver = leftOver(directory);
        if (!leftOver.isEmpty()) {
            say.accept("Ending what the last start left behind: " + String.join(", ", leftOver.keySet()));
            leftOver.values().forEach(Processes::kill);
        }
        directory.setOldLogsAside();
    }

    private static Map<String, ProcessHandle> leftOver(StateDirectory directory) {
        Map<String, Optional<ProcessHandle>> parts = new LinkedHashMap<>();
        directory.pidFiles().forEach((part, file) -> parts.put(part, file.running()));
        parts.put(EmbeddedPostgresql.NAME, EmbeddedPostgresql.running(directory.data(EmbeddedPostgresql.NAME)));
        parts.put(KafkaBroker.NAME, KafkaBroker.running(directory.data(KafkaBroker.NAME)));

        Map<String, ProcessHandle> running = new LinkedHashMap<>();
        parts.forEach((part, process) -> process.ifPresent(found -> running.put(part, found)));
        return running;
    }
}
