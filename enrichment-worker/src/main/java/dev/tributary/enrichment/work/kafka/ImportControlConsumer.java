package dev.tributary.enrichment.work.kafka;

import dev.tributary.contracts.ImportControl;
import dev.tributary.enrichment.work.FollowImport;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ImportControlConsumer {

    private final FollowImport followImport;

    ImportControlConsumer(FollowImport followImport) {
        this.followImport = followImport;
    }

    @Incoming("import-control")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, ImportControl.class, followImport::follow);
    }
}
