package dev.tributary.enrichment.cost.kafka;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.enrichment.cost.RecordBankCall;
import dev.tributary.messaging.Delivery;
import dev.tributary.people.Holding;
import dev.tributary.people.erasure.ErasedPeople;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class BankUsageConsumer {

    private final RecordBankCall recordBankCall;

    private final ErasedPeople people;

    BankUsageConsumer(RecordBankCall recordBankCall, ErasedPeople people) {
        this.recordBankCall = recordBankCall;
        this.people = people;
    }

    @Incoming("bank-usage")
    @Blocking(ordered = false)
    @RunOnVirtualThread
    void take(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, ApiCallMade.class, this::record);
    }

    /// What was spent is spent, whoever it was for.
    private void record(ApiCallMade call) {
        recordBankCall.record(people.isOfErased(call) ? ofNobody(call) : call);
    }

    private static ApiCallMade ofNobody(ApiCallMade call) {
        return new ApiCallMade(
                call.eventId(),
                call.occurredAt(),
                Holding.NOBODY,
                null,
                null,
                call.providerId(),
                call.endpoint(),
                call.attended(),
                call.httpStatus(),
                call.durationMillis());
    }
}
