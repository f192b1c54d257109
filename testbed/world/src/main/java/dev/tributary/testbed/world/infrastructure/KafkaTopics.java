package dev.tributary.testbed.world.infrastructure;

import dev.tributary.contracts.Topic;
import dev.tributary.testbed.world.part.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// The topics of the product, as [Topic] declares them, each with its dead letters.
final class KafkaTopics {

    private KafkaTopics() {}

    /// Waits until the broker answers, then creates what it does not have yet.
    ///
    /// @param isAlive whether it still makes sense to wait
    static void createMissing(String bootstrapServers, BooleanSupplier isAlive, Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        Processes.awaitPort(bootstrapServers, isAlive, timeout);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            long remaining =
                    Math.max(1, Duration.between(Instant.now(), deadline).toMillis());
            Set<String> existing = admin.listTopics().names().get(remaining, TimeUnit.MILLISECONDS);
            List<NewTopic> missing = declared().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(remaining, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", e);
        }
    }

    private static List<NewTopic> declared() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.all()) {
            topics.add(new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG, topic.retention().cleanupPolicy())));
            // Kept until somebody has looked at them.
            topics.add(new NewTopic(topic.deadLetterName(), Optional.of(1), Optional.empty())
                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
        }
        return topics;
    }
}
