package dev.tributary.scheduler;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.Topic;
import dev.tributary.messaging.EventCodec;
import dev.tributary.testbed.world.TestWorld;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Stands where the other services stand.
public final class TestingTopics implements AutoCloseable {

    private final Producer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestWorld.bootstrapServers()), new StringSerializer(), new StringSerializer());

    public UUID connectsAccount(String userId) {
        var accountId = UUID.randomUUID();
        changesAccount(userId, accountId, Availability.AVAILABLE);
        return accountId;
    }

    public void changesAccount(String userId, UUID accountId, Availability availability) {
        changesAccount(userId, accountId, availability, null);
    }

    public void changesAccount(
            String userId, UUID accountId, Availability availability, @Nullable Instant consentExpiresAt) {
        publish(new AccountChanged(
                UUID.randomUUID(),
                Instant.now(),
                userId,
                accountId,
                UUID.randomUUID(),
                SourceKind.ACCOUNT,
                "Current account",
                "GBP",
                "mock-bank",
                "Mock Bank",
                availability,
                consentExpiresAt,
                0,
                null,
                null,
                null,
                List.of(),
                new CallQuota(4, 4, null)));
    }

    public void publish(Event event) {
        try {
            producer.send(new ProducerRecord<>(event.topic().topicName(), event.key(), EventCodec.encode(event)))
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// @return everything that was fired for this person so far
    public static List<ScheduleFired> firedFor(String userId) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestWorld.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.SCHEDULE_FIRED.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var fired = new ArrayList<ScheduleFired>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> fired.add(EventCodec.decode(message.value(), ScheduleFired.class)));
            }
            return fired.stream().filter(event -> event.userId().equals(userId)).toList();
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /// @return how available each account is that the service has heard of
    public static List<String> knownAccounts(String userId) throws SQLException {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("schedules"));
                var statement = connection.prepareStatement(
                        "SELECT availability FROM known_accounts WHERE user_id = ? ORDER BY availability")) {
            statement.setString(1, userId);
            var known = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            return known;
        }
    }
}
