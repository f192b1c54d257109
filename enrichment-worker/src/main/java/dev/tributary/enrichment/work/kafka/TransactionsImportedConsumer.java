package dev.tributary.enrichment.work.kafka;

import dev.tributary.contracts.TransactionsImported;
import dev.tributary.enrichment.work.EnrichImported;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class TransactionsImportedConsumer {

    private final EnrichImported enrichImported;

    TransactionsImportedConsumer(EnrichImported enrichImported) {
        this.enrichImported = enrichImported;
    }

    @Incoming("transactions-imported")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, TransactionsImported.class, enrichImported::enrich);
    }
}
