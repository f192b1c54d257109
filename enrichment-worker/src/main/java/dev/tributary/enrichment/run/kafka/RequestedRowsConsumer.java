package dev.tributary.enrichment.run.kafka;

import dev.tributary.contracts.RequestedRows;
import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import dev.tributary.enrichment.run.RowRequests;
import dev.tributary.enrichment.work.EnrichWaiting;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class RequestedRowsConsumer {

    private final RowRequests rowRequests;
    private final EnrichWaiting enrichWaiting;

    RequestedRowsConsumer(RowRequests rowRequests, EnrichWaiting enrichWaiting) {
        this.rowRequests = rowRequests;
        this.enrichWaiting = enrichWaiting;
    }

    @Incoming("requested-rows")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, RequestedRows.class, this::take);
    }

    private void take(RequestedRows event) {
        switch (event) {
            case RequestedRowsTold told -> {
                rowRequests.take(told);
                enrichWaiting.soon();
            }
            case RowRequestAnswered answered -> rowRequests.take(answered);
        }
    }
}
