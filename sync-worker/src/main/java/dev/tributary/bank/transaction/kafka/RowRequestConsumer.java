package dev.tributary.bank.transaction.kafka;

import dev.tributary.bank.transaction.RowRequests;
import dev.tributary.contracts.RowsRequested;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class RowRequestConsumer {

    private final RowRequests rowRequests;

    RowRequestConsumer(RowRequests rowRequests) {
        this.rowRequests = rowRequests;
    }

    @Incoming("row-requests")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void requested(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, RowsRequested.class, rowRequests::answer);
    }
}
