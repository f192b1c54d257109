package dev.tributary.testbed.cli.bench;

import dev.tributary.contracts.Topic;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads which schedules fired, from the topic on which everybody hears of it.
final class FiredSchedules implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;

    FiredSchedules(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(Topic.SCHEDULE_FIRED.topicName()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Waits for all of them.
    ///
    /// @throws WorkFailed when one fires too early, twice, or not at all
    Latencies lateness(Instant due, int schedules) {
        var lateness = new Latencies();
        var seen = new HashSet<String>();
        while (seen.size() < schedules) {
            if (Instant.now().isAfter(due.plus(PATIENCE))) {
                throw new WorkFailed("%d of %d schedules fired within %d minutes."
                        .formatted(seen.size(), schedules, PATIENCE.toMinutes()));
            }
            for (var message : consumer.poll(POLL)) {
                var late = Duration.between(due, Instant.ofEpochMilli(message.timestamp()));
                if (late.isNegative() || !seen.add(message.key())) {
                    throw new WorkFailed("A schedule fired too early or twice: " + List.of(message.key(), late));
                }
                lateness.add(late);
            }
        }
        return lateness;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
