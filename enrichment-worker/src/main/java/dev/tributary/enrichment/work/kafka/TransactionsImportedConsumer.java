package dev.tributary.enrichment.work.kafka;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.enrichment.work.EnrichImported;
import dev.tributary.enrichment.work.EnrichmentJobs;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class TransactionsImportedConsumer {

    private final EnrichImported enrichImported;
    private final EnrichmentJobs jobs;

    TransactionsImportedConsumer(EnrichImported enrichImported, EnrichmentJobs jobs) {
        this.enrichImported = enrichImported;
        this.jobs = jobs;
    }

    @Incoming("transactions-imported")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, Event.class, this::take);
    }

    private void take(Event event) {
        switch (event) {
            case TransactionsImported imported -> enrichImported.enrich(imported);
            case TransactionsRemoved removed -> jobs.remove(removed);
            default ->
                throw new IllegalArgumentException("type: %s is none this topic carries"
                        .formatted(event.getClass().getSimpleName()));
        }
    }
}
