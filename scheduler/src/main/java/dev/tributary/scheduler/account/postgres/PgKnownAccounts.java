package dev.tributary.scheduler.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.account.KnownAccount;
import dev.tributary.scheduler.account.KnownAccounts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PgKnownAccounts implements KnownAccounts, PanacheRepositoryBase<AccountEntity, UUID> {

    @Override
    public Uni<List<KnownAccount>> of(UserId owner) {
        return Panache.withSession(() -> list(
                        "userId = ?1 and availability <> ?2",
                        Sort.by("accountId"),
                        owner.value(),
                        Availability.REMOVED))
                .map(found -> found.stream().map(AccountEntity::toAccount).toList());
    }

    @Override
    public Uni<Void> learn(AccountChanged news) {
        return Panache.withTransaction(() -> findById(news.accountId()).chain(known -> {
            if (known != null && known.toldAt.isAfter(news.occurredAt())) {
                return Uni.createFrom().voidItem();
            }
            var entity = known == null ? new AccountEntity() : known;
            entity.take(news);
            return persist(entity).replaceWithVoid();
        }));
    }
}
