package dev.tributary.bank.balance.postgres;

import dev.tributary.bank.truelayer.BankBalance;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of balances, within somebody's transaction: the newest of each account.
@ApplicationScoped
public class BalanceRows {

    private static final String TOLD = """
            INSERT INTO account_balances (account_id, currency, current, available, credit, as_of, fetched_at)
            VALUES ($1, $2, $3::text::numeric, $4::text::numeric, $5::text::numeric, $6, $7)
            ON CONFLICT (account_id) DO UPDATE
            SET currency = excluded.currency, current = excluded.current, available = excluded.available,
                credit = excluded.credit, as_of = excluded.as_of, fetched_at = excluded.fetched_at
            WHERE account_balances.fetched_at <= excluded.fetched_at
            """;

    /// What the bank tells without saying how much is on the account is no balance.
    public void told(SqlConnection connection, UUID accountId, BankBalance balance, Instant now) {
        if (balance.current() == null) {
            return;
        }
        var credit = balance.overdraft() == null ? balance.creditLimit() : balance.overdraft();
        var row = Tuple.tuple()
                .addUUID(accountId)
                .addString(balance.currency())
                .addString(text(balance.current()))
                .addString(text(balance.available()))
                .addString(text(credit))
                .addOffsetDateTime(
                        balance.updatedAt() == null ? null : balance.updatedAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        connection.preparedQuery(TOLD).execute(row).await().indefinitely();
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
