package dev.tributary.notifier.job.kafka;

import dev.tributary.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// One consumer's way through all partitions of the topic, those that come later included.
final class JobTopicReading {

    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Consumer<String, String> consumer;
    private final CatchUp catchUp;
    private final Map<TopicPartition, Long> unread = new HashMap<>();

    JobTopicReading(Consumer<String, String> consumer, CatchUp catchUp) {
        this.consumer = consumer;
        this.catchUp = catchUp;
    }

    /// Takes up partitions that are new, and notes that the broker answers. A broker that does not is no failure
    /// here: the consumer finds it again by itself.
    void lookAround() {
        try {
            takeUpNewPartitions();
            if (!consumer.assignment().isEmpty()) {
                consumer.endOffsets(consumer.assignment(), ANSWER);
                catchUp.inTouch();
            }
        } catch (TimeoutException _) {
            // the time of the last touch tells
        }
    }

    ConsumerRecords<String, String> poll(Duration longest) {
        return consumer.poll(longest);
    }

    boolean isCaughtUp() {
        unread.entrySet().removeIf(entry -> consumer.position(entry.getKey(), ANSWER) >= entry.getValue());
        var caughtUp = !consumer.assignment().isEmpty() && unread.isEmpty();
        if (caughtUp) {
            catchUp.done();
        }
        return caughtUp;
    }

    private void takeUpNewPartitions() {
        var known = consumer.assignment();
        var all = consumer.partitionsFor(Topic.IMPORT_JOBS.topicName(), ANSWER).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        var added = new HashSet<>(all);
        added.removeAll(known);
        if (added.isEmpty()) {
            return;
        }
        consumer.assign(all);
        consumer.seekToBeginning(added);
        unread.putAll(consumer.endOffsets(added, ANSWER));
    }
}
