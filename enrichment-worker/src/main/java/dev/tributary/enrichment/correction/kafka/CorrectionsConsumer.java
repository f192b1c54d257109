package dev.tributary.enrichment.correction.kafka;

import dev.tributary.contracts.Correction;
import dev.tributary.enrichment.correction.LearnCorrection;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CorrectionsConsumer {

    private final LearnCorrection learnCorrection;

    CorrectionsConsumer(LearnCorrection learnCorrection) {
        this.learnCorrection = learnCorrection;
    }

    @Incoming("corrections")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, Correction.class, learnCorrection::take);
    }
}
