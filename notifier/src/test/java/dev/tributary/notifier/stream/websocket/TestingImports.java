package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.GoldenImport;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportJobForgotten;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.Topic;
import dev.tributary.testbed.world.TestWorld;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Stands where import-api stands: writes the topic of imports.
final class TestingImports implements AutoCloseable {

    private final ObjectMapper json;
    private final Producer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestWorld.bootstrapServers()), new StringSerializer(), new StringSerializer());

    TestingImports(ObjectMapper json) {
        this.json = json;
    }

    void changes(String userId, UUID jobId, long version) {
        changes(userId, jobId, version, JobStatus.RUNNING);
    }

    void changes(String userId, UUID jobId, long version, JobStatus status) {
        publish(
                jobId,
                new ImportJobChanged(
                        UUID.randomUUID(), Instant.now(), userId, GoldenImport.of(jobId, version, status)));
    }

    /// A document of about so many characters.
    void changesMuch(String userId, UUID jobId, long version, int size) {
        var document = json.<ObjectNode>valueToTree(GoldenImport.of(jobId, version, JobStatus.RUNNING));
        var event = json.createObjectNode()
                .put("type", "import_job_changed")
                .put("event_id", UUID.randomUUID().toString())
                .put("occurred_at", Instant.now().toString())
                .put("user_id", userId);
        event.set("job", document.put("padding", "x".repeat(size)));
        publish(jobId, event.toString());
    }

    void forgets(String userId, UUID jobId, long version) {
        publish(jobId, new ImportJobForgotten(UUID.randomUUID(), Instant.now(), userId, jobId, version));
    }

    void publish(UUID key, Event event) {
        try {
            publish(key, json.writeValueAsString(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void publish(UUID key, @Nullable String payload) {
        try {
            producer.send(new ProducerRecord<>(Topic.IMPORT_JOBS.topicName(), key.toString(), payload))
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
