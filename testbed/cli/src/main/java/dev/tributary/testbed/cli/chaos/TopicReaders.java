package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How far the services have read.
final class TopicReaders implements AutoCloseable {

    private final Admin admin;

    TopicReaders(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /// @return how many messages some service has not read yet
    long unread() {
        var read = committed();
        var ends = ends(read.values().stream()
                .flatMap(ofGroup -> ofGroup.keySet().stream())
                .collect(Collectors.toSet()));
        return read.values().stream()
                .flatMap(ofGroup -> ofGroup.entrySet().stream())
                .mapToLong(position -> Math.max(
                        0,
                        ends.getOrDefault(position.getKey(), 0L)
                                - position.getValue().offset()))
                .sum();
    }

    /// @return the topics that some service reads
    Set<String> topics() {
        return committed().values().stream()
                .flatMap(ofGroup -> ofGroup.keySet().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// @return how many messages were ever written to the topic
    long written(String topic) {
        return ends(await(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                        .flatMap(description -> description.partitions().stream()
                                .map(partition -> new TopicPartition(topic, partition.partition())))
                        .toList())
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed() {
        var groups = await(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> !group.startsWith(UnrulyTopics.GROUP))
                .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        return await(admin.listConsumerGroupOffsets(groups).all());
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return await(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while the topics were looked at.", stopping);
        } catch (ExecutionException failed) {
            throw new WorkFailed("The topics could not be looked at: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
