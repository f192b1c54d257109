package dev.tributary.enrichment.cost.kafka;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.enrichment.cost.RecordEstimate;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// What a job was thought to cost is in every one of its states.
@ApplicationScoped
class ImportJobsConsumer {

    private final RecordEstimate recordEstimate;

    ImportJobsConsumer(RecordEstimate recordEstimate) {
        this.recordEstimate = recordEstimate;
    }

    @Incoming("import-jobs")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        // A forgotten job leaves no value behind.
        if (message.value() != null) {
            Delivery.deliverBlocking(message, Event.class, this::take);
        }
    }

    private void take(Event event) {
        if (event instanceof ImportJobChanged changed) {
            recordEstimate.record(changed);
        }
    }
}
