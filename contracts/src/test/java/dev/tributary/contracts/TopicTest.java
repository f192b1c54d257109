package dev.tributary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void shouldBeMadeElsewhereAsItIsMadeHere() throws IOException {
        // given
        var declared = Topic.all().stream()
                .map(topic -> "%s\t%d\t%s"
                        .formatted(
                                topic.topicName(),
                                topic.partitions(),
                                topic.retention().cleanupPolicy()))
                .toList();

        // when
        var deployed = Files.readAllLines(Path.of("..", "deploy", "kafka", "topics.tsv"));

        // then
        assertThat(deployed).containsExactlyElementsOf(declared);
    }
}
