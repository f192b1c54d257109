package dev.tributary.messaging;

import io.micrometer.core.instrument.Metrics;

/// What deliveries tell of themselves.
final class DeliveryMeters {

    /// Times a message could not be handled just then, by topic: its partition stands meanwhile.
    static final String WAITS = "tributary.messages.waits";

    /// Messages put aside as dead letters, by topic.
    static final String DEAD = "tributary.messages.dead";

    private static final String TOPIC = "topic";

    private DeliveryMeters() {}

    static void waits(String topic) {
        Metrics.counter(WAITS, TOPIC, topic).increment();
    }

    static void dead(String topic) {
        Metrics.counter(DEAD, TOPIC, topic).increment();
    }
}
