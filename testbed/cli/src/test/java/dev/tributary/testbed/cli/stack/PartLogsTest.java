package dev.tributary.testbed.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogsTest {

    private final List<String> shown = new ArrayList<>();

    @TempDir
    private Path logs = Path.of("");

    @Test
    void the_last_lines_of_one_part_come_as_they_are() throws IOException {
        // given
        var file = log(
                "notifier",
                IntStream.rangeClosed(1, 100).mapToObj(n -> "line " + n).toList());

        // when
        new PartLogs(Map.of("notifier", file), shown::add).tail();

        // then
        assertThat(shown).hasSize(40).startsWith("line 61").endsWith("line 100");
    }

    @Test
    void lines_of_several_parts_say_whose_they_are() throws IOException {
        // given
        var files = new TreeMap<>(Map.of(
                "notifier", log("notifier", List.of("hello")),
                "scheduler", log("scheduler", List.of("tick")),
                "import-api", logs.resolve("never-written.log")));

        // when
        new PartLogs(files, shown::add).tail();

        // then
        assertThat(shown).containsExactly("notifier           hello", "scheduler          tick");
    }

    private Path log(String name, List<String> lines) throws IOException {
        return Files.writeString(
                logs.resolve(name + ".log"), lines.stream().collect(Collectors.joining("\n", "", "\n")));
    }
}
