package dev.tributary.bank;

import static org.awaitility.Awaitility.await;

import dev.tributary.testbed.world.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What others were told.
final class TestingTopic {

    private TestingTopic() {}

    /// Everything told so far under a key, oldest first.
    static List<String> of(String topic, String key) {
        await("the relay")
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestingImport.count(
                                "SELECT count(*) FROM outbox WHERE topic = '%s' AND key = '%s'".formatted(topic, key))
                        == 0);
        var told = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestWorld.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key.equals(message.key())) {
                        told.add(message.value());
                    }
                });
            }
        }
        return told;
    }
}
