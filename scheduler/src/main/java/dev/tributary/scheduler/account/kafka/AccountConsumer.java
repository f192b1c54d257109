package dev.tributary.scheduler.account.kafka;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.messaging.Delivery;
import dev.tributary.scheduler.account.KnownAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AccountConsumer {

    private final KnownAccounts accounts;

    AccountConsumer(KnownAccounts accounts) {
        this.accounts = accounts;
    }

    @Incoming("bank-accounts")
    Uni<Void> changed(ConsumerRecord<String, String> message) {
        return Delivery.deliver(message, AccountChanged.class, accounts::learn);
    }
}
