package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.ConsentWithdrawals;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.truelayer.Tokens;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Times;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class PgConsentWithdrawals implements ConsentWithdrawals {

    private static final String BEGIN = """
            INSERT INTO consent_withdrawals (withdrawal_id, connection_id, user_id, access_token, access_token_expires_at,
                refresh_token, begun_at, next_attempt_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
            """;
    private static final String CLAIM_OF = """
            UPDATE consent_withdrawals SET next_attempt_at = $2
            WHERE withdrawal_id IN (SELECT withdrawal_id FROM consent_withdrawals WHERE connection_id = $1
                                    FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String CLAIM_DUE = """
            UPDATE consent_withdrawals SET next_attempt_at = $2
            WHERE withdrawal_id IN (SELECT withdrawal_id FROM consent_withdrawals WHERE next_attempt_at <= $1
                                    ORDER BY next_attempt_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String REPLACE_TOKENS = """
            UPDATE consent_withdrawals SET access_token = $2, access_token_expires_at = $3, refresh_token = $4
            WHERE withdrawal_id = $1
            """;
    private static final String DONE = "DELETE FROM consent_withdrawals WHERE withdrawal_id = $1";
    private static final String TRY_AGAIN = """
            UPDATE consent_withdrawals SET attempts = attempts + 1, next_attempt_at = $2, last_cause = $3
            WHERE withdrawal_id = $1
            """;

    private final Pool pool;
    private final SealedTokens sealedTokens;
    private final Clock clock;

    PgConsentWithdrawals(Pool pool, SecretSeal seal, Clock clock) {
        this.pool = pool;
        this.sealedTokens = new SealedTokens(seal);
        this.clock = clock;
    }

    @Override
    public void begin(String userId, UUID connectionId, Tokens tokens) {
        execute(
                BEGIN,
                Tuple.tuple()
                        .addUUID(Ids.next())
                        .addUUID(connectionId)
                        .addString(userId)
                        .addValue(sealedTokens.access(tokens, userId, connectionId))
                        .addOffsetDateTime(Times.offset(tokens.expiresAt()))
                        .addValue(sealedTokens.refresh(tokens, userId, connectionId))
                        .addOffsetDateTime(Times.offset(clock.instant())));
    }

    @Override
    public List<Withdrawal> claim(UUID connectionId, Instant busyUntil) {
        return execute(CLAIM_OF, Tuple.of(connectionId, Times.offset(busyUntil))).stream()
                .map(this::withdrawal)
                .toList();
    }

    @Override
    public List<Withdrawal> claimDue(Instant now, Instant busyUntil) {
        return execute(CLAIM_DUE, Tuple.of(Times.offset(now), Times.offset(busyUntil))).stream()
                .map(this::withdrawal)
                .toList();
    }

    @Override
    public void replaceTokens(Withdrawal withdrawal, Tokens tokens) {
        var userId = withdrawal.userId();
        var connectionId = withdrawal.connectionId();
        execute(
                REPLACE_TOKENS,
                Tuple.of(
                        withdrawal.withdrawalId(),
                        sealedTokens.access(tokens, userId, connectionId),
                        Times.offset(tokens.expiresAt()),
                        sealedTokens.refresh(tokens, userId, connectionId)));
    }

    @Override
    public void done(Withdrawal withdrawal) {
        execute(DONE, Tuple.of(withdrawal.withdrawalId()));
    }

    @Override
    public void tryAgain(Withdrawal withdrawal, Instant at, String cause) {
        execute(TRY_AGAIN, Tuple.of(withdrawal.withdrawalId(), Times.offset(at), cause));
    }

    private RowSet<Row> execute(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private Withdrawal withdrawal(Row row) {
        var expires = row.getOffsetDateTime("consent_expires_at");
        return new Withdrawal(
                row.getUUID("withdrawal_id"),
                row.getUUID("connection_id"),
                row.getString("user_id"),
                Objects.requireNonNull(sealedTokens.open(row)),
                row.getInteger("attempts"),
                row.getOffsetDateTime("begun_at").toInstant(),
                expires == null ? null : expires.toInstant());
    }
}
