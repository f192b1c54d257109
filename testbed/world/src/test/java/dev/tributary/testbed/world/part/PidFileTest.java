package dev.tributary.testbed.world.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path directory;

    @Test
    void finds_a_process_it_was_told_of() {
        // given
        PidFile file = new PidFile(directory.resolve("run/me.pid"));

        // when
        file.write(ProcessHandle.current());

        // then
        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void takes_no_stranger_for_it_who_got_the_same_process_id_later() throws IOException {
        // given
        Path path = directory.resolve("stranger.pid");
        Instant longAgo = Instant.now().minusSeconds(86_400);
        Files.write(path, List.of(Long.toString(ProcessHandle.current().pid()), longAgo.toString()));

        // when / then
        assertThat(new PidFile(path).running()).isEmpty();
    }

    @Test
    void finds_nothing_where_nothing_was_written_or_only_half() throws IOException {
        // given
        Path half = Files.writeString(directory.resolve("half.pid"), "17");

        // when / then
        assertThat(new PidFile(directory.resolve("none.pid")).running()).isEmpty();
        assertThat(new PidFile(half).running()).isEmpty();
    }

    @Test
    void finds_nothing_when_the_process_has_ended() throws IOException {
        // given
        Process process = new ProcessBuilder("sleep", "60").start();
        PidFile file = new PidFile(directory.resolve("sleep.pid"));
        file.write(process.toHandle());

        // when
        Processes.kill(process.toHandle());

        // then
        assertThat(file.running()).isEmpty();
    }
}
