package dev.tributary.imports.job.kafka;

import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.imports.job.FollowEnrichment;
import dev.tributary.imports.job.FollowSync;
import dev.tributary.messaging.Delivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ProgressConsumer {

    private final FollowSync sync;
    private final FollowEnrichment enrichment;

    ProgressConsumer(FollowSync sync, FollowEnrichment enrichment) {
        this.sync = sync;
        this.enrichment = enrichment;
    }

    @Incoming("sync-progress")
    Uni<Void> syncProgressed(ConsumerRecord<String, String> message) {
        return Delivery.deliver(message, SyncProgress.class, sync::follow);
    }

    @Incoming("enrichment-progress")
    Uni<Void> enrichmentProgressed(ConsumerRecord<String, String> message) {
        return Delivery.deliver(message, EnrichmentProgress.class, enrichment::follow);
    }
}
