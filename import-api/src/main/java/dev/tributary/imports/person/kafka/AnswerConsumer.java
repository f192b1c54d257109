package dev.tributary.imports.person.kafka;

import dev.tributary.contracts.Erasure;
import dev.tributary.contracts.Erasure.DataErased;
import dev.tributary.imports.person.Erasures;
import dev.tributary.messaging.Delivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AnswerConsumer {

    private final Erasures erasures;

    AnswerConsumer(Erasures erasures) {
        this.erasures = erasures;
    }

    @Incoming("erasure-answers")
    Uni<Void> told(ConsumerRecord<String, String> message) {
        return Delivery.deliver(
                message,
                Erasure.class,
                erasure -> erasure instanceof DataErased answer
                        ? erasures.answered(answer)
                        : Uni.createFrom().voidItem());
    }
}
