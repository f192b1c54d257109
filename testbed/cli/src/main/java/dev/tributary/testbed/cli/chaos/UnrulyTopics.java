package dev.tributary.testbed.cli.chaos;

import dev.tributary.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends messages again, late and out of order, and others that nobody can read.
final class UnrulyTopics implements Runnable, AutoCloseable {

    private static final String MARK = "unruly";
    private static final int ONE_IN = 3;
    private static final int TIMES_AGAIN = 2;
    private static final Duration LATEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN_POISON = Duration.ofSeconds(10);
    private static final int LARGE = 900_000;

    private final RandomGenerator dice;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final AtomicLong replayed = new AtomicLong();
    private final AtomicLong poisoned = new AtomicLong();
    private volatile boolean ending;
    private Instant nextPoison = Instant.now().plus(BETWEEN_POISON);

    private record Later(Instant at, ConsumerRecord<String, String> message) {}

    UnrulyTopics(String bootstrapServers, RandomGenerator dice) {
        this.dice = dice;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "chaos-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        2_000),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public void run() {
        consumer.subscribe(Topic.all().stream().map(Topic::topicName).toList());
        try {
            while (!ending) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::mayComeAgain);
                sendDue();
                poison();
            }
        } catch (WakeupException closing) {
            // that is how it is ended
        } finally {
            consumer.close();
        }
    }

    private void mayComeAgain(ConsumerRecord<String, String> message) {
        if (message.headers().lastHeader(MARK) == null && dice.nextInt(ONE_IN) == 0) {
            for (var time = 0; time < TIMES_AGAIN; time++) {
                later.add(new Later(Instant.now().plusMillis(dice.nextLong(LATEST.toMillis())), message));
            }
        }
    }

    private void sendDue() {
        for (var next = later.peek(); next != null && !next.at().isAfter(Instant.now()); next = later.peek()) {
            later.remove();
            var message = next.message();
            send(message.topic(), message.key(), message.value());
            replayed.incrementAndGet();
        }
    }

    private void poison() {
        if (Instant.now().isBefore(nextPoison)) {
            return;
        }
        nextPoison = Instant.now().plus(BETWEEN_POISON);
        var topics = Topic.all();
        var topic = topics.get(dice.nextInt(topics.size())).topicName();
        var poison =
                List.of("{\"type\":\"sync_account\",", "{\"type\":\"unheard_of\"}", "[]", "x".repeat(LARGE), "null");
        send(topic, dice.nextBoolean() ? null : "poison", poison.get(dice.nextInt(poison.size())));
        poisoned.incrementAndGet();
    }

    private void send(String topic, @Nullable String key, String value) {
        var message = new ProducerRecord<>(topic, key, value);
        message.headers().add(MARK, MARK.getBytes(StandardCharsets.UTF_8));
        try {
            var _ = producer.send(message);
        } catch (KafkaException brokerAway) {
            // nobody misses it
        }
    }

    long replayed() {
        return replayed.get();
    }

    long poisoned() {
        return poisoned.get();
    }

    /// Whatever was to come later does not come any more.
    @Override
    public void close() {
        ending = true;
        consumer.wakeup();
        producer.close(Duration.ofSeconds(5));
    }
}
