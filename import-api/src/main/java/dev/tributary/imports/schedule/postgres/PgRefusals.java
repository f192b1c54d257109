package dev.tributary.imports.schedule.postgres;

import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.imports.schedule.Refusals;
import dev.tributary.messaging.HibernateOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PgRefusals implements Refusals {

    @Override
    public Uni<Void> tell(ScheduledImportRefused refused) {
        return Panache.withTransaction(
                () -> Panache.getSession().chain(session -> HibernateOutbox.append(session, List.of(refused))));
    }
}
