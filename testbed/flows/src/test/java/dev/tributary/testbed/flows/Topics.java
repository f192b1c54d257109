package dev.tributary.testbed.flows;

import static java.util.Objects.requireNonNull;

import dev.tributary.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What lies on the broker.
final class Topics {

    private final String bootstrapServers;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Everything that was told on these topics and is still there.
    List<ConsumerRecord<String, String>> everything(List<Topic> topics) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(broker(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    /// Everything with the text in it, on all topics but one.
    List<ConsumerRecord<String, String>> naming(String text, Topic except) {
        var topics = Topic.all().stream().filter(topic -> topic != except).toList();
        return everything(topics).stream()
                .filter(message -> message.value() != null && message.value().contains(text))
                .toList();
    }

    void tellAgain(List<ConsumerRecord<String, String>> messages) {
        try (var producer = new KafkaProducer<>(broker(), new StringSerializer(), new StringSerializer())) {
            messages.forEach(message -> {
                var _ = producer.send(new ProducerRecord<>(message.topic(), message.key(), message.value()));
            });
        }
    }

    /// No consumer of any service is behind.
    boolean areAllTaken() throws Exception {
        try (var admin = Admin.create(broker())) {
            var groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
            var offsets = admin.listConsumerGroupOffsets(groups).all().get();
            var partitions = offsets.values().stream()
                    .flatMap(group -> group.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            var ends = admin.listOffsets(partitions).all().get();
            return offsets.values().stream()
                    .flatMap(group -> group.entrySet().stream())
                    .filter(entry -> entry.getValue() != null)
                    .allMatch(entry -> entry.getValue().offset()
                            >= requireNonNull(ends.get(entry.getKey())).offset());
        }
    }

    private Map<String, Object> broker() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
