package dev.tributary.bank.transaction.kafka;

import dev.tributary.bank.transaction.StoredTransactions;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.messaging.Delivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Writing the same decision twice changes nothing, so no inbox is needed.
@ApplicationScoped
class EnrichmentConsumer {

    private final StoredTransactions transactions;

    EnrichmentConsumer(StoredTransactions transactions) {
        this.transactions = transactions;
    }

    @Incoming("enrichment-results")
    @Blocking("enrichment")
    void enriched(ConsumerRecord<String, String> message) {
        Delivery.deliverBlocking(message, TransactionsEnriched.class, transactions::enrich);
    }
}
