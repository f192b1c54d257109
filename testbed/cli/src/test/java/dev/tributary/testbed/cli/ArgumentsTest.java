package dev.tributary.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path empty = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "import --accounts all --from 2026-01-01",
                "import --accounts all --from yesterday --to today",
                "import --accounts all --batch-size many",
                "import --accounts all --preset last-90-days --from 2026-01-01 --to 2026-02-01",
                "kill",
                "watch not-an-id",
                "token a b",
                "bench nothing",
                "dance"
            })
    void a_wrong_command_line_is_a_usage_error(String line) {
        assertThat(execute(line)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "token",
                "logs",
                "kill notifier",
                "connect",
                "import --accounts all",
                "verify",
                "watch 0198c000-0000-7000-8000-000000000001"
            })
    void what_needs_a_running_stack_says_how_to_start_one(String line) {
        assertThat(execute(line + " --state-dir " + empty)).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Tributary is not running here. Start it with `./tributary up --detach`.");
    }

    @Test
    void down_without_a_running_stack_is_fine() {
        assertThat(execute("down --state-dir " + empty)).isZero();
    }

    @Test
    void another_stack_needs_a_token_from_the_environment() {
        assertThat(execute("import --accounts all --url http://localhost:1")).isEqualTo(1);
        assertThat(err.toString()).contains("TRIBUTARY_TOKEN");
    }

    @Test
    void a_file_of_transactions_that_is_not_there_is_told() {
        assertThat(execute("up --transactions nowhere.csv --state-dir " + empty))
                .isEqualTo(1);
        assertThat(err.toString()).contains("The file nowhere.csv cannot be read.");
    }

    @Test
    void every_command_explains_itself() {
        for (var name : Tributary.commandLine().getSubcommands().keySet()) {
            assertThat(execute("help " + name)).as(name).isZero();
        }
        assertThat(out.toString()).contains("Usage: tributary demo", "Usage: tributary bench");
    }

    private int execute(String line) {
        return Tributary.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(line.split(" ", -1));
    }
}
