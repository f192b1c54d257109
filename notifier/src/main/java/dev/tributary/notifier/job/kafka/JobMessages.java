package dev.tributary.notifier.job.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportJobForgotten;
import dev.tributary.notifier.job.JobState;
import dev.tributary.notifier.job.NewestJobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way of one record of `import.jobs` into memory.
///
/// A record nobody understands is counted and passed over: it has no effect here to be made good, and the
/// consumers that keep state put it into the dead letters once; every replica doing so would only repeat them.
@ApplicationScoped
class JobMessages {

    private static final Logger LOG = Logger.getLogger(JobMessages.class);
    private static final String UNREADABLE = "tributary.notifier.messages.unreadable";

    private final NewestJobs jobs;
    private final ObjectMapper json;
    private final Counter unreadable;
    private final RecordTraces traces;

    JobMessages(NewestJobs jobs, ObjectMapper json, MeterRegistry meters, RecordTraces traces) {
        this.jobs = jobs;
        this.json = json;
        this.unreadable = meters.counter(UNREADABLE);
        this.traces = traces;
    }

    void take(ConsumerRecord<String, @Nullable String> message) {
        traces.within(message, () -> takeOrPassOver(message));
    }

    private void takeOrPassOver(ConsumerRecord<String, @Nullable String> message) {
        try {
            take(message.key(), message.value());
        } catch (JsonProcessingException | IllegalArgumentException unknown) {
            unreadable.increment();
            // Never the exception's message: it quotes the payload.
            LOG.warnf(
                    "message passed over: topic=%s partition=%d offset=%d cause=%s",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    unknown.getClass().getSimpleName());
        }
    }

    private void take(@Nullable String key, @Nullable String payload) throws JsonProcessingException {
        if (key == null) {
            throw new IllegalArgumentException("a record without a key is about no import");
        }
        if (payload == null) {
            jobs.forget(UUID.fromString(key));
            return;
        }
        var tree = json.readTree(payload);
        switch (json.treeToValue(tree, Event.class)) {
            case ImportJobChanged changed -> {
                LOG.debugf(
                        "import has changed: job_id=%s version=%d",
                        changed.job().jobId(), changed.job().version());
                jobs.accept(new JobState(
                        changed.job().jobId(),
                        changed.userId(),
                        changed.job().version(),
                        changed.job().status(),
                        changed.occurredAt(),
                        tree.get("job").toString()));
            }
            case ImportJobForgotten forgotten -> jobs.forget(forgotten.jobId());
            case null, default -> throw new IllegalArgumentException("not an event about an import");
        }
    }
}
