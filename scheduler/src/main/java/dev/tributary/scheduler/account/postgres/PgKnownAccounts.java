package dev.tributary.scheduler.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.account.KnownAccounts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PgKnownAccounts implements KnownAccounts, PanacheRepositoryBase<AccountEntity, UUID> {

    @Override
    public Uni<Set<UUID>> of(UserId owner, Collection<UUID> wanted) {
        return Panache.withSession(() -> list(
                        "userId = ?1 and accountId in ?2 and availability <> ?3",
                        owner.value(),
                        wanted,
                        Availability.REMOVED))
                .map(found -> found.stream().map(entity -> entity.accountId).collect(Collectors.toSet()));
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
