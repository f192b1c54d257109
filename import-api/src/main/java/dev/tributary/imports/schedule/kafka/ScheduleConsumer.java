package dev.tributary.imports.schedule.kafka;

import dev.tributary.contracts.ScheduleFired;
import dev.tributary.imports.schedule.RunScheduledImport;
import dev.tributary.messaging.Delivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ScheduleConsumer {

    private final RunScheduledImport scheduled;

    ScheduleConsumer(RunScheduledImport scheduled) {
        this.scheduled = scheduled;
    }

    @Incoming("schedule-fired")
    Uni<Void> fired(ConsumerRecord<String, String> message) {
        return Delivery.deliver(message, ScheduleFired.class, scheduled::run);
    }
}
