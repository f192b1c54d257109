package dev.tributary.imports.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.Accounts;
import dev.tributary.imports.account.ImportableAccount;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

@ApplicationScoped
class PgAccounts implements Accounts, PanacheRepositoryBase<AccountEntity, UUID> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public Uni<List<ImportableAccount>> of(UserId owner, Collection<AccountId> wanted) {
        var ids = wanted.stream().map(AccountId::value).toList();
        return Panache.withSession(() -> list(
                        "userId = ?1 and accountId in ?2 and availability <> ?3",
                        owner.value(),
                        ids,
                        Availability.REMOVED))
                .map(found -> found.stream()
                        .sorted(Comparator.comparingInt(entity -> ids.indexOf(entity.accountId)))
                        .map(AccountEntity::toAccount)
                        .toList());
    }

    @Override
    public Uni<Void> await(UserId owner, Collection<AccountId> wanted, Duration patience) {
        var ids = wanted.stream().map(AccountId::value).distinct().toList();
        return Panache.withSession(() -> count("userId = ?1 and accountId in ?2", owner.value(), ids))
                .chain(known -> known >= ids.size() || !patience.isPositive()
                        ? Uni.createFrom().voidItem()
                        : later().chain(() -> await(owner, wanted, patience.minus(BETWEEN_LOOKS))));
    }

    /// The timer wakes on another thread, where a reactive session must not be used: back to where the request runs.
    private static Uni<Void> later() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(BETWEEN_LOOKS).emitOn(whereItBegan());
    }

    private static Executor whereItBegan() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
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
