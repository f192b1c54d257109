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
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PgKnownAccounts implements KnownAccounts, PanacheRepositoryBase<AccountEntity, UUID> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

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
    public Uni<List<KnownAccount>> of(UserId owner, Collection<UUID> wanted, Duration patience) {
        return of(owner)
                .chain(known -> isKnown(known, wanted) || !patience.isPositive()
                        ? Uni.createFrom().item(known)
                        : later().chain(() -> of(owner, wanted, patience.minus(BETWEEN_LOOKS))));
    }

    private static boolean isKnown(List<KnownAccount> known, Collection<UUID> wanted) {
        return known.stream().map(KnownAccount::id).collect(Collectors.toSet()).containsAll(wanted);
    }

    /// The timer wakes on another thread, where a reactive session must not be used: back to where the request runs.
    private static Uni<Void> later() {
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BETWEEN_LOOKS)
                .emitOn(context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run()));
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
