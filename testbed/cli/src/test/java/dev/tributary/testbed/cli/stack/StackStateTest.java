package dev.tributary.testbed.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

    @TempDir
    private Path root = Path.of("");

    @Test
    void a_state_file_of_a_living_process_is_a_running_stack() throws IOException {
        // given
        leaveStateOf(ProcessHandle.current().pid());

        // when
        var running = StackState.running(home());

        // then
        assertThat(running).isPresent();
        assertThat(running.orElseThrow().parts().getFirst().name()).isEqualTo("import-api");
        assertThat(running.orElseThrow().llmUrl()).isNull();
    }

    @Test
    void a_state_file_that_a_dead_process_left_counts_for_nothing() throws IOException {
        // given
        leaveStateOf(Integer.MAX_VALUE);

        // then
        assertThat(StackState.running(home())).isEmpty();
        assertThatThrownBy(() -> StackState.mustRun(home()))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("./tributary up");
    }

    @Test
    void a_world_that_is_not_built_is_told() {
        assertThatThrownBy(() -> new WorldProcess(home()).start(WorldOptions.PLAIN, line -> {}))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("testbed/world/target/world is missing");
    }

    @Test
    void stopping_what_does_not_run_is_no_failure() {
        assertThat(new WorldProcess(home()).stop()).isFalse();
    }

    @Test
    void this_process_holds_some_memory() {
        assertThat(ResidentMemory.of(ProcessHandle.current().pid())).isGreaterThan(1024 * 1024);
        assertThat(ResidentMemory.of(Integer.MAX_VALUE)).isZero();
    }

    private Home home() {
        return Home.at(root);
    }

    private void leaveStateOf(long pid) throws IOException {
        Files.createDirectories(root.resolve(".tributary"));
        Files.writeString(root.resolve(".tributary/state.json"), """
                {"pid":%d,"gateway_url":"http://localhost:8080","issuer_url":"http://localhost:1/tributary",
                 "simulator_url":"http://localhost:2","llm_url":null,"control_url":"http://localhost:3",
                 "database_url":"localhost:4/tributary","kafka_bootstrap_servers":"localhost:5",
                 "parts":[{"name":"import-api","kind":"service","pid":1,"port":8081,
                           "health_url":"http://localhost:8081/q/health/ready","log":"logs/import-api.log"}]}
                """.formatted(pid));
    }
}
