package dev.tributary.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/// How the relay talks to the broker: idempotent and acknowledged by all replicas, so a record is neither lost nor
/// doubled on the wire.
@ApplicationScoped
class OutboxProducer {

    private final Config config;

    OutboxProducer(Config config) {
        this.config = config;
    }

    Producer<String, String> open() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.getValue("kafka.bootstrap.servers", String.class),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        config.getValue("quarkus.application.name", String.class) + "-outbox",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        40_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringSerializer(),
                new StringSerializer());
    }
}
