package dev.tributary.imports;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.Topic;
import dev.tributary.messaging.EventCodec;
import dev.tributary.testbed.world.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The other contexts, as this one knows them: what they say and what they hear.
public final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Topics() {}

    public static void say(Event event) {
        say(event.topic(), event.key(), EventCodec.encode(event));
    }

    public static void sayAll(List<? extends Event> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestWorld.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            events.forEach(event -> {
                var _ = producer.send(
                        new ProducerRecord<>(event.topic().topicName(), event.key(), EventCodec.encode(event)));
            });
        }
    }

    /// @return everything of the type that lies on the topic now
    public static <E extends Event> List<E> heardSoFar(Topic topic, Class<E> type) {
        var heard = new ArrayList<E>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestWorld.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.value() == null) {
                        return;
                    }
                    var event = EventCodec.decode(message.value(), Event.class);
                    if (type.isInstance(event)) {
                        heard.add(type.cast(event));
                    }
                });
            }
        }
        return heard;
    }

    public static void say(Topic topic, String key, String payload) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestWorld.bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        8_000_000),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(topic.topicName(), key, payload));
        }
    }

    /// @return the first `count` events on the topic that match
    public static <E extends Event> List<E> hear(Topic topic, Class<E> type, Predicate<E> which, int count) {
        return hear(
                        topic.topicName(),
                        count,
                        payload -> EventCodec.decode(payload, Event.class),
                        event -> type.isInstance(event) && which.test(type.cast(event)))
                .stream()
                .map(type::cast)
                .toList();
    }

    /// @return the first dead letter of the topic with this payload
    public static String hearDeadLetter(Topic topic, String payload) {
        return hear(topic.deadLetterName(), 1, text -> text, payload::equals).getFirst();
    }

    private static <T> List<T> hear(String topic, int count, Function<String, T> decode, Predicate<T> which) {
        var heard = new ArrayList<T>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestWorld.bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (heard.size() < count && System.nanoTime() < deadline) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    var item = decode.apply(message.value());
                    if (which.test(item)) {
                        heard.add(item);
                    }
                }
            }
        }
        if (heard.size() < count) {
            throw new AssertionError("heard %d of %d on %s".formatted(heard.size(), count, topic));
        }
        return heard;
    }
}
