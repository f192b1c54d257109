package dev.tributary.enrichment;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.Topic;
import dev.tributary.messaging.EventCodec;
import dev.tributary.testbed.world.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The neighbours of this service: sends what they send, and reads what they read.
final class KafkaProbe implements AutoCloseable {

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestWorld.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());
    private final KafkaConsumer<String, String> consumer;
    private final List<String> seen = new ArrayList<>();

    KafkaProbe(String... topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestWorld.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "probe-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topics));
    }

    void send(Event event) {
        send(event.topic(), event.key(), EventCodec.encode(event));
    }

    void send(Topic topic, String key, String payload) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key, payload)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("the broker did not take the message", failure);
        }
    }

    /// Everything of one type seen so far.
    <E extends Event> List<E> seen(Class<E> type) {
        payloads();
        return seen.stream()
                .map(payload -> EventCodec.decode(payload, Event.class))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<String> payloads() {
        consumer.poll(Duration.ofMillis(200)).forEach(message -> seen.add(message.value()));
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
