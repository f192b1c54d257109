package dev.tributary.imports.schedule.postgres;

import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.imports.schedule.Refusals;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.ReactiveTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PgRefusals implements Refusals {

    private final ReactiveTransactions transactions;

    PgRefusals(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> tell(ScheduledImportRefused refused) {
        return transactions.call(connection -> Outbox.append(connection, List.of(refused)));
    }
}
