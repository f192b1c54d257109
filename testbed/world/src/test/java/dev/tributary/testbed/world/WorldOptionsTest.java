package dev.tributary.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.world.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldOptionsTest {

    @Test
    void everything_starts_unless_told_otherwise() {
        // when
        WorldOptions options = WorldOptions.parse(List.of("--root", "/project", "--state-dir", "/state"));

        // then
        assertThat(options.root()).isEqualTo(Path.of("/project"));
        assertThat(options.stateDirectory()).isEqualTo(Path.of("/state"));
        assertThat(options.services()).containsExactly(Service.values());
        assertThat(options.withLlm()).isFalse();
        assertThat(options.transactions()).isEmpty();
        assertThat(options.seed()).isEmpty();
        assertThat(options.bulk()).isEmpty();
        assertThat(options.replicas()).isEqualTo(Replicas.ONE_OF_EACH);
        assertThat(options.beside()).isEmpty();
    }

    @Test
    void everything_can_run_twice() {
        // when
        WorldOptions options = WorldOptions.parse(List.of("--replicas", "2"));

        // then
        assertThat(Service.values())
                .allSatisfy(
                        service -> assertThat(options.replicas().of(service)).isEqualTo(2));
    }

    @Test
    void some_services_can_run_more_often_than_others() {
        // when
        Replicas replicas = WorldOptions.parse(List.of("--replicas", "sync-worker=3,notifier=2"))
                .replicas();

        // then
        assertThat(replicas.of(Service.SYNC_WORKER)).isEqualTo(3);
        assertThat(replicas.of(Service.NOTIFIER)).isEqualTo(2);
        assertThat(replicas.of(Service.SCHEDULER)).isEqualTo(1);
    }

    @Test
    void every_option_is_understood(@TempDir Path directory) throws IOException {
        // given
        Path rows = Files.writeString(directory.resolve("rows.csv"), "date,descriptor,amount\n");
        Files.createDirectories(directory.resolve("sync-worker/target/quarkus-app"));

        // when
        WorldOptions options = WorldOptions.parse(List.of(
                "--transactions",
                rows.toString(),
                "--seed",
                "7",
                "--bulk",
                "20x10000",
                "--with-llm",
                "--beside",
                directory.toString(),
                "--only",
                "notifier,import-api"));

        // then
        assertThat(options.transactions()).contains(rows);
        assertThat(options.seed()).contains(7L);
        assertThat(options.bulk()).contains(new WorldOptions.Bulk(20, 10_000));
        assertThat(options.withLlm()).isTrue();
        assertThat(options.beside()).contains(directory);
        assertThat(options.services()).containsExactlyInAnyOrder(Service.IMPORT_API, Service.NOTIFIER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bulk 20       | --bulk is ACCOUNTSxROWS, such as 20x10000, not '20'",
                "--seed spring   | --seed is a number, not 'spring'",
                "--seed          | --seed needs a value",
                "--fast          | unknown option '--fast'",
                "--replicas two  | --replicas is a number, or SERVICE=NUMBER,..., such as sync-worker=2, not 'two'",
                "--replicas 0    | --replicas: ",
                "--replicas gateway=2 | no service is called 'gateway'",
                "--only gateway  | no service is called 'gateway'",
                "--beside /nowhere | --beside: nothing is built in /nowhere. `./mvnw package -DskipTests` there builds it.",
                "--transactions /nowhere.csv | --transactions: /nowhere.csv cannot be read",
            })
    void what_is_wrong_is_said_in_a_sentence(String arguments, String sentence) {
        // when / then
        assertThatThrownBy(() -> WorldOptions.parse(List.of(arguments.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
