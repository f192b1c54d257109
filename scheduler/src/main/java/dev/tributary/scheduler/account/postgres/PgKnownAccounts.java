package dev.tributary.scheduler.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.messaging.Pause;
import dev.tributary.messaging.Times;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.account.KnownAccount;
import dev.tributary.scheduler.account.KnownAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PgKnownAccounts implements KnownAccounts {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String OF = """
            SELECT account_id, provider_name, availability, consent_expires_at FROM known_accounts
            WHERE user_id = $1 AND availability <> 'REMOVED' ORDER BY account_id
            """;
    private static final String LEARN = """
            INSERT INTO known_accounts AS known
                (account_id, user_id, availability, told_at, provider_name, consent_expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account_id) DO UPDATE
            SET user_id = excluded.user_id, availability = excluded.availability, told_at = excluded.told_at,
                provider_name = excluded.provider_name, consent_expires_at = excluded.consent_expires_at
            WHERE known.told_at <= excluded.told_at
            """;

    private final Pool pool;

    PgKnownAccounts(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<KnownAccount>> of(UserId owner) {
        return pool.preparedQuery(OF)
                .mapping(PgKnownAccounts::account)
                .execute(Tuple.of(owner.value()))
                .map(found -> found.stream().toList());
    }

    private static KnownAccount account(Row row) {
        return new KnownAccount(
                row.getUUID("account_id"),
                row.getString("provider_name"),
                Availability.valueOf(row.getString("availability")),
                Times.instant(row.getOffsetDateTime("consent_expires_at")));
    }

    @Override
    public Uni<List<KnownAccount>> of(UserId owner, Collection<UUID> wanted, Duration patience) {
        return of(owner)
                .chain(known -> isKnown(known, wanted) || !patience.isPositive()
                        ? Uni.createFrom().item(known)
                        : Pause.of(BETWEEN_LOOKS).chain(() -> of(owner, wanted, patience.minus(BETWEEN_LOOKS))));
    }

    private static boolean isKnown(List<KnownAccount> known, Collection<UUID> wanted) {
        return known.stream().map(KnownAccount::id).collect(Collectors.toSet()).containsAll(wanted);
    }

    @Override
    public Uni<Void> learn(AccountChanged news) {
        return pool.preparedQuery(LEARN)
                .execute(Tuple.of(
                        news.accountId(),
                        news.userId(),
                        news.availability().name(),
                        Times.offset(news.occurredAt()),
                        news.providerName(),
                        Times.offset(news.consentExpiresAt())))
                .replaceWithVoid();
    }
}
