package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.transaction.PendingIntake;
import dev.tributary.bank.transaction.PendingIntake.Announced;
import dev.tributary.bank.truelayer.BankTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// An account's pending rows, as a set that each answer replaces. A row that is announced again keeps its id.
public final class PendingRows {

    private static final char WORD_SEPARATOR = '\u001f';
    /// For so long a row that is not announced any more may still be booked.
    private static final int DAYS_AWAITED = 30;
    /// Some banks announce a payment for a while after they booked it.
    private static final int DAYS_LINGERING = 3;

    private static final String ANNOUNCE = """
            INSERT INTO transactions AS t (account_id, first_seen_in, state, transaction_id, identity_key, pending_key,
                identity_rule, identity_ordinal, booked_on, booked_at, amount, currency, transaction_type,
                transaction_category, classification, description, merchant_name, normalised_provider_transaction_id,
                provider_transaction_id, truelayer_transaction_id)
            SELECT $1, $2, 'pending', r.transaction_id, r.pending_key, r.pending_key, r.identity_rule,
                r.identity_ordinal, r.booked_on, r.booked_at, r.amount::numeric, r.currency, r.transaction_type,
                r.transaction_category, string_to_array(r.classification, U&'\\001F'), r.description, r.merchant_name,
                r.normalised_id, r.provider_id, r.truelayer_id
            FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::date[], $8::timestamptz[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                    $17::text[], $18::text[])
                AS r(transaction_id, pending_key, identity_rule, identity_ordinal, booked_on, booked_at, amount,
                    currency, transaction_type, transaction_category, classification, description, merchant_name,
                    normalised_id, provider_id, truelayer_id)
            WHERE NOT EXISTS (
                SELECT FROM transactions b JOIN transaction_decisions d USING (transaction_id)
                WHERE b.account_id = $1 AND b.pending_key = r.pending_key AND b.booked_on >= $20
                  AND b.state NOT IN ('pending', 'gone') AND d.kind = 'settled' AND d.decided_at > $19)
            ON CONFLICT (account_id, identity_key) DO UPDATE
            SET state = 'pending', booked_on = excluded.booked_on, booked_at = excluded.booked_at,
                amount = excluded.amount, description = excluded.description, merchant_name = excluded.merchant_name,
                truelayer_transaction_id = excluded.truelayer_transaction_id
            WHERE t.state IN ('pending', 'gone')
            """;
    private static final String LET_GO = """
            UPDATE transactions SET state = 'gone'
            WHERE account_id = $1 AND pending_key IS NOT NULL AND state = 'pending' AND identity_key <> ALL ($2)
            """;
    /// Never booked, and nothing a person did hangs on it.
    private static final String FORGET = """
            DELETE FROM transactions
            WHERE account_id = $1 AND pending_key IS NOT NULL AND state = 'gone' AND booked_on < $2
              AND correction_id IS NULL
            """;

    private PendingRows() {}

    /// Within the transaction of the step's end.
    ///
    /// @param rows the whole pending answer, unjudged
    public static void replace(
            SqlConnection connection, Account account, UUID jobId, List<BankTransaction> rows, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var announced = PendingIntake.read(rows, today);
        var accountId = account.accountId();
        var keys = announced.stream().map(each -> each.identity().key()).toArray(UUID[]::new);
        Uni.join()
                .all(
                        CandidateRows.lock(connection, accountId),
                        run(connection, ANNOUNCE, announced(accountId, jobId, announced, now)),
                        run(connection, LET_GO, Tuple.of(accountId, keys)),
                        run(connection, FORGET, Tuple.of(accountId, today.minusDays(2 * DAYS_AWAITED))))
                .andFailFast()
                .await()
                .indefinitely();
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static Tuple announced(UUID accountId, UUID jobId, List<Announced> rows, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Columns<>(rows, Tuple.of(accountId, jobId))
                .uuids(each -> each.row().newId())
                .uuids(each -> each.identity().key())
                .texts(each -> each.identity().rule().code())
                .integers(each -> each.identity().ordinal())
                .dates(each -> each.row().row().bookedOn())
                .times(each -> each.row().row().bookedAt())
                .amounts(each -> each.row().row().amount())
                .texts(each -> each.row().row().currency())
                .texts(each -> each.row().row().transactionType())
                .texts(each -> each.row().row().transactionCategory())
                .texts(each -> String.join(
                        String.valueOf(WORD_SEPARATOR), each.row().row().classification()))
                .texts(each -> each.row().row().description())
                .texts(each -> each.row().row().merchantName())
                .texts(each -> each.row().row().normalisedProviderTransactionId())
                .texts(each -> each.row().row().providerTransactionId())
                .texts(each -> each.row().row().truelayerTransactionId())
                .parameters()
                .addOffsetDateTime(now.minusSeconds(86_400L * DAYS_LINGERING).atOffset(ZoneOffset.UTC))
                .addLocalDate(today.minusDays(2 * DAYS_AWAITED));
    }
}
