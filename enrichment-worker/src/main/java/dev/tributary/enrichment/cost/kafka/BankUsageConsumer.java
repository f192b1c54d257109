package dev.tributary.enrichment.cost.kafka;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.enrichment.cost.RecordBankCall;
import dev.tributary.messaging.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class BankUsageConsumer {

    private final RecordBankCall recordBankCall;

    BankUsageConsumer(RecordBankCall recordBankCall) {
        this.recordBankCall = recordBankCall;
    }

    @Incoming("bank-usage")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, ApiCallMade.class, recordBankCall::record);
    }
}
