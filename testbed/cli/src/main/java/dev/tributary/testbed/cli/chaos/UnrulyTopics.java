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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends messages again, late and out of order, and others that nobody can read.
final class UnrulyTopics implements Runnable, AutoCloseable {

    static final String GROUP = "chaos-";

    private static final String MARK = "unruly";
    private static final int ONE_IN = 3;
    private static final int TIMES_AGAIN = 2;
    private static final Duration LATEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN_POISON = Duration.ofSeconds(10);
    private static final int LARGE = 2_000_000;
    private static final int LARGEST_BEFORE_COMPRESSION = 4_000_000;

    private final String bootstrapServers;
    private final RandomGenerator dice;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final AtomicLong replayed = new AtomicLong();
    private final Map<String, Long> poisoned = new ConcurrentSkipListMap<>();
    private volatile boolean ending;
    private Instant nextPoison = Instant.now().plus(BETWEEN_POISON);

    private record Later(Instant at, ConsumerRecord<String, String> message) {}

    UnrulyTopics(String bootstrapServers, RandomGenerator dice) {
        this.bootstrapServers = bootstrapServers;
        this.dice = dice;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        2_000,
                        // The broker takes what is large if it shrinks well.
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_BEFORE_COMPRESSION),
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
            send(message.topic(), message.key(), message.value(), (_, _) -> {});
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
        send(topic, dice.nextBoolean() ? null : "poison", poison.get(dice.nextInt(poison.size())), (_, refused) -> {
            if (refused == null) {
                poisoned.merge(topic, 1L, Long::sum);
            }
        });
    }

    /// Everything that lies on the topics comes once more, in its old order.
    ///
    /// @return how many messages
    long playAgain() {
        var partitions = Topic.all().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .toList();
        long again = 0;
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (var message : reader.poll(Duration.ofMillis(200))) {
                    var end = ends.get(new TopicPartition(message.topic(), message.partition()));
                    if (end != null
                            && message.offset() < end
                            && message.headers().lastHeader(MARK) == null) {
                        send(message.topic(), message.key(), message.value(), (_, _) -> {});
                        again++;
                    }
                }
            }
        }
        producer.flush();
        return again;
    }

    private void send(String topic, @Nullable String key, String value, Callback done) {
        var message = new ProducerRecord<>(topic, key, value);
        message.headers().add(MARK, MARK.getBytes(StandardCharsets.UTF_8));
        try {
            var _ = producer.send(message, done);
        } catch (KafkaException brokerAway) {
            // nobody misses it
        }
    }

    long replayed() {
        return replayed.get();
    }

    /// @return how many messages nobody can read went to each topic
    Map<String, Long> poisoned() {
        return Map.copyOf(poisoned);
    }

    /// From now on nothing comes by itself.
    void calm() {
        ending = true;
        consumer.wakeup();
    }

    /// Whatever was to come later does not come any more.
    @Override
    public void close() {
        calm();
        producer.close(Duration.ofSeconds(5));
    }
}
