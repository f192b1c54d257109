package dev.tributary.imports.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.Accounts;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.account.KnownDays;
import dev.tributary.messaging.Pause;
import dev.tributary.messaging.ReactiveTransactions;
import dev.tributary.messaging.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgAccounts implements Accounts {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final String OF = """
            SELECT * FROM importable_accounts
            WHERE user_id = $1 AND account_id = ANY ($2) AND availability <> 'REMOVED'
            ORDER BY array_position($2, account_id)
            """;
    private static final String KNOWN =
            "SELECT count(*) AS known FROM importable_accounts WHERE user_id = $1 AND account_id = ANY ($2)";
    private static final String LEARN = """
            INSERT INTO importable_accounts AS known
                (account_id, user_id, connection_id, kind, display_name, currency, provider_id, provider_name,
                 availability, consent_expires_at, stored_transactions, earliest_transaction_on, latest_transaction_on,
                 last_synced_at, coverage, call_limit, calls_left, calls_reset_at, told_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            ON CONFLICT (account_id) DO UPDATE SET
                (user_id, connection_id, kind, display_name, currency, provider_id, provider_name,
                 availability, consent_expires_at, stored_transactions, earliest_transaction_on, latest_transaction_on,
                 last_synced_at, coverage, call_limit, calls_left, calls_reset_at, told_at)
                = (excluded.user_id, excluded.connection_id, excluded.kind, excluded.display_name, excluded.currency,
                   excluded.provider_id, excluded.provider_name, excluded.availability, excluded.consent_expires_at,
                   excluded.stored_transactions, excluded.earliest_transaction_on, excluded.latest_transaction_on,
                   excluded.last_synced_at, excluded.coverage, excluded.call_limit, excluded.calls_left,
                   excluded.calls_reset_at, excluded.told_at)
            WHERE known.told_at <= excluded.told_at
            """;

    private final ReactiveTransactions transactions;

    PgAccounts(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<List<ImportableAccount>> of(UserId owner, Collection<AccountId> wanted) {
        return transactions
                .execute(OF, Tuple.of(owner.value(), ids(wanted)))
                .map(rows -> rows.stream().map(PgAccounts::account).toList());
    }

    @Override
    public Uni<Void> await(UserId owner, Collection<AccountId> wanted, Duration patience) {
        var ids = ids(wanted);
        return transactions
                .execute(KNOWN, Tuple.of(owner.value(), ids))
                .map(rows -> rows.iterator().next().getLong("known"))
                .chain(known -> known >= ids.length || !patience.isPositive()
                        ? Uni.createFrom().voidItem()
                        : Pause.of(BETWEEN_LOOKS).chain(() -> await(owner, wanted, patience.minus(BETWEEN_LOOKS))));
    }

    @Override
    public Uni<Void> learn(AccountChanged news) {
        var calls = news.unattendedCalls();
        return transactions
                .execute(LEARN, Tuple.from(new @Nullable Object[] {
                    news.accountId(),
                    news.userId(),
                    news.connectionId(),
                    news.kind().name(),
                    news.displayName(),
                    news.currency(),
                    news.providerId(),
                    news.providerName(),
                    news.availability().name(),
                    Times.offset(news.consentExpiresAt()),
                    news.storedTransactions(),
                    news.earliestTransactionOn(),
                    news.latestTransactionOn(),
                    Times.offset(news.lastSyncedAt()),
                    StoredCoverage.write(news.coverage()),
                    calls.limit(),
                    calls.left(),
                    Times.offset(calls.resetsAt()),
                    Times.offset(news.occurredAt())
                }))
                .replaceWithVoid();
    }

    private static ImportableAccount account(Row row) {
        return new ImportableAccount(
                new AccountId(row.getUUID("account_id")),
                new UserId(row.getString("user_id")),
                row.getUUID("connection_id"),
                SourceKind.valueOf(row.getString("kind")),
                row.getString("display_name"),
                row.getString("currency"),
                row.getString("provider_id"),
                row.getString("provider_name"),
                Availability.valueOf(row.getString("availability")),
                Times.instant(row.getOffsetDateTime("consent_expires_at")),
                row.getLong("stored_transactions"),
                row.getLocalDate("earliest_transaction_on"),
                row.getLocalDate("latest_transaction_on"),
                KnownDays.of(StoredCoverage.read(row.getString("coverage"))),
                new CallQuota(
                        row.getInteger("call_limit"),
                        row.getInteger("calls_left"),
                        Times.instant(row.getOffsetDateTime("calls_reset_at"))));
    }

    private static UUID[] ids(Collection<AccountId> wanted) {
        return wanted.stream().map(AccountId::value).distinct().toArray(UUID[]::new);
    }
}
