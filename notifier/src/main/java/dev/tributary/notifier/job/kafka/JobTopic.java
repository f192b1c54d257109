package dev.tributary.notifier.job.kafka;

import dev.tributary.contracts.Topic;
import dev.tributary.notifier.job.NewestJobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows `import.jobs` from its beginning for as long as the service runs.
///
/// Every replica reads every record, so partitions are assigned and not shared in a group: nothing to commit,
/// no rebalance to wait for at the start, no group left behind on the broker by each replica that ever was.
@ApplicationScoped
class JobTopic {

    private static final Logger LOG = Logger.getLogger(JobTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BEFORE_A_NEW_CONSUMER = Duration.ofSeconds(1);
    private static final Duration AT_SHUTDOWN = Duration.ofSeconds(5);

    private final JobMessages messages;
    private final NewestJobs jobs;
    private final CatchUp catchUp;
    private final JobTopicConfig config;
    private final Clock clock;
    private final Map<String, Object> broker;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, String> open;
    private @Nullable Thread reader;

    /// @param broker everything configured under `kafka.`: where it is and how to be let in
    JobTopic(
            JobMessages messages,
            NewestJobs jobs,
            CatchUp catchUp,
            JobTopicConfig config,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.messages = messages;
        this.jobs = jobs;
        this.catchUp = catchUp;
        this.config = config;
        this.clock = clock;
        this.broker = broker;
    }

    void start(@Observes StartupEvent started) {
        reader = Thread.ofPlatform().daemon().name("import-jobs").start(this::readForever);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (reader != null) {
            reader.join(AT_SHUTDOWN);
        }
    }

    private void readForever() {
        try {
            do {
                readUntilFailure();
            } while (!stopping.await(BEFORE_A_NEW_CONSUMER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFailure() {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            open = consumer;
            read(consumer);
        } catch (WakeupException stop) {
            LOG.debug("stops reading");
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "reads the topic again: topic=%s cause=%s",
                    Topic.IMPORT_JOBS.topicName(), failure.getClass().getSimpleName());
        } finally {
            open = null;
        }
    }

    private void read(KafkaConsumer<String, String> consumer) {
        var reading = new JobTopicReading(consumer, catchUp);
        var lookAround = clock.instant();
        while (stopping.getCount() > 0) {
            if (!clock.instant().isBefore(lookAround)) {
                reading.lookAround();
                jobs.dropOutdated();
                lookAround = clock.instant().plus(reading.isCaughtUp() ? config.lookAround() : POLL);
            }
            reading.poll(POLL).forEach(messages::take);
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "notifier");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // How soon new partitions are heard of.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
