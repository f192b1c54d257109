package dev.tributary.scheduler.run.kafka;

import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.messaging.Delivery;
import dev.tributary.scheduler.run.RefuseRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class RefusalConsumer {

    private final RefuseRun refusal;

    RefusalConsumer(RefuseRun refusal) {
        this.refusal = refusal;
    }

    @Incoming("import-refusals")
    Uni<Void> refused(ConsumerRecord<String, String> message) {
        return Delivery.deliver(message, ScheduledImportRefused.class, refusal::refuse);
    }
}
