package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.IdentityRule;
import dev.tributary.bank.transaction.KnownRow;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.ServedRow;
import dev.tributary.bank.transaction.postgres.RowKeys.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The stored rows that a batch's rows could be: those that share an id or the fingerprint with one of them.
final class CandidateRows {

    private static final String COLUMNS = """
            t.transaction_id, t.state, t.first_seen_in, t.identity_rule, t.identity_ordinal,
            t.normalised_provider_transaction_id, t.provider_transaction_id, t.fingerprint, t.content
            """;
    /// Read when the account is ours: what somebody else has written since is seen.
    private static final String STANDING = """
            SELECT rows_mark, stored_transactions, rows_mark IS NULL AND NOT EXISTS (
                SELECT FROM transactions WHERE account_id = $1 AND fingerprint IS NOT NULL)
            FROM accounts WHERE account_id = $1
            """;
    /// One writer per account from here to the end of the transaction. And no plan is kept: a plan made while the table
    /// was small reads a big one from end to end.
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock($1), set_config('plan_cache_mode', 'force_custom_plan', true)";
    /// `OFFSET 0` keeps each of the three a look-up in its own index, whatever the statistics say.
    /// `MATERIALIZED` hides from them which account it is: they expect no rows of one that is younger
    /// than they are, and would have all of its rows read for each key.
    static final String FIND = """
            WITH a AS MATERIALIZED (SELECT $1::uuid AS id)
            SELECT %1$s FROM a CROSS JOIN unnest($2::uuid[]) AS k CROSS JOIN LATERAL (
                SELECT * FROM transactions WHERE account_id = a.id AND identity_key = k OFFSET 0) t
            WHERE t.fingerprint IS NOT NULL
            UNION ALL
            SELECT %1$s FROM a CROSS JOIN unnest($3::text[]) AS k CROSS JOIN LATERAL (
                SELECT * FROM transactions WHERE account_id = a.id AND provider_transaction_id = k OFFSET 0) t
            WHERE t.fingerprint IS NOT NULL AND t.identity_key <> ALL ($2)
            UNION ALL
            SELECT %1$s FROM unnest($4::bigint[]) AS k CROSS JOIN LATERAL (
                SELECT * FROM transactions WHERE fingerprint = k OFFSET 0) t
            WHERE t.account_id = $1 AND t.identity_key <> ALL ($2)
              AND (t.provider_transaction_id IS NULL OR t.provider_transaction_id <> ALL ($3))
            """.formatted(COLUMNS);

    private CandidateRows() {}

    /// Makes sure that nobody else writes rows of the account till the end of the transaction.
    static Standing standing(SqlConnection connection, UUID accountId) {
        var locked = lock(connection, accountId).subscribeAsCompletionStage();
        var found = connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(accountId))
                .await()
                .indefinitely()
                .iterator();
        locked.join();
        if (!found.hasNext()) {
            return Standing.UNKNOWN;
        }
        var account = found.next();
        return new Standing(account.getUUID(0), account.getLong(1), account.getBoolean(2));
    }

    /// @return each once
    static List<KnownRow> find(SqlConnection connection, UUID accountId, List<ServedRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var found = connection
                .preparedQuery(FIND)
                .execute(parameters(accountId, rows))
                .await()
                .indefinitely();
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> known(row, accountId))
                .toList();
    }

    static Uni<Void> lock(SqlConnection connection, UUID accountId) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(accountId.getLeastSignificantBits()))
                .replaceWithVoid();
    }

    /// Two accounts' rows may look the same; the fingerprint that is stored tells them apart.
    static long fingerprint(ServedRow row, UUID accountId) {
        return row.fingerprint().getMostSignificantBits() ^ accountId.getMostSignificantBits();
    }

    private static Tuple parameters(UUID accountId, List<ServedRow> rows) {
        return Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfUUID(rows.stream()
                        .filter(row -> row.strongest().rule() != IdentityRule.FINGERPRINT)
                        .map(row -> row.strongest().key())
                        .distinct()
                        .toArray(UUID[]::new))
                .addArrayOfString(rows.stream()
                        .map(row -> row.row().providerTransactionId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new))
                .addArrayOfLong(rows.stream()
                        .map(row -> fingerprint(row, accountId))
                        .distinct()
                        .toArray(Long[]::new));
    }

    private static KnownRow known(Row row, UUID accountId) {
        return new KnownRow(
                row.getUUID(0),
                RowState.of(row.getString(1)),
                row.getUUID(2),
                IdentityRule.of(row.getString(3)),
                row.getInteger(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7) ^ accountId.getMostSignificantBits(),
                row.getLong(8));
    }
}
