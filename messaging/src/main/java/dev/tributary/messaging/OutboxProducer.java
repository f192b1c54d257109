package dev.tributary.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/// How the relay talks to the broker: idempotent and acknowledged by all replicas, so a record is neither lost nor
/// doubled on the wire.
@ApplicationScoped
class OutboxProducer {

    private static final String PREFIX = "kafka.";
    private static final int LARGEST_UNCOMPRESSED = 8 * 1024 * 1024;

    private final Config config;

    OutboxProducer(Config config) {
        this.config = config;
    }

    Producer<String, String> open() {
        var settings = new HashMap<String, Object>(ofBroker());
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG, config.getValue("quarkus.application.name", String.class) + "-outbox");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Events look alike and shrink well: the broker counts what is sent.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, 1);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_UNCOMPRESSED);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 40_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /// Everything configured as `kafka.…`, encryption and credentials among it, as the channels take it.
    private Map<String, String> ofBroker() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(
                        name -> name.substring(PREFIX.length()), name -> config.getValue(name, String.class)));
    }
}
