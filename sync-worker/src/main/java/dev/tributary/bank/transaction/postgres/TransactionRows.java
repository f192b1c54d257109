package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Decision.Added;
import dev.tributary.bank.transaction.Identity;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.ServedRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of transactions: one statement for a batch of rows, whatever its size.
final class TransactionRows {

    private static final char WORD_SEPARATOR = '\u001f';

    private static final String COLUMNS = """
            transaction_id, identity_key, identity_rule, identity_ordinal, booked_on, booked_at, amount, running_balance,
            currency, transaction_type, transaction_category, classification, description, merchant_name,
            normalised_provider_transaction_id, provider_transaction_id, truelayer_transaction_id, fingerprint, content
            """;
    private static final String ROWS = """
            unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::date[], $8::timestamptz[], $9::text[], $10::text[],
                   $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                   $19::text[], $20::bigint[], $21::bigint[], $22::text[]) AS r(%s, state)
            """.formatted(COLUMNS);
    private static final String INSERT = """
            INSERT INTO transactions (account_id, first_seen_in, %s, state)
            SELECT $1, $2, r.transaction_id, r.identity_key, r.identity_rule, r.identity_ordinal, r.booked_on,
                r.booked_at, r.amount::numeric, r.running_balance::numeric, r.currency, r.transaction_type,
                r.transaction_category, string_to_array(r.classification, U&'\\001F'), r.description, r.merchant_name,
                r.normalised_provider_transaction_id, r.provider_transaction_id, r.truelayer_transaction_id,
                r.fingerprint, r.content, r.state
            FROM %s
            """.formatted(COLUMNS, ROWS);
    /// What a person or enrichment decided stays. A row without a new identity keeps the one it has.
    private static final String REWRITE = """
            UPDATE transactions t
            SET identity_key = coalesce(r.identity_key, t.identity_key),
                identity_rule = coalesce(r.identity_rule, t.identity_rule),
                identity_ordinal = coalesce(r.identity_ordinal, t.identity_ordinal),
                booked_on = r.booked_on, booked_at = r.booked_at, amount = r.amount::numeric,
                running_balance = r.running_balance::numeric, currency = r.currency,
                transaction_type = r.transaction_type, transaction_category = r.transaction_category,
                classification = string_to_array(r.classification, U&'\\001F'), description = r.description,
                merchant_name = r.merchant_name,
                normalised_provider_transaction_id = r.normalised_provider_transaction_id,
                provider_transaction_id = r.provider_transaction_id,
                truelayer_transaction_id = r.truelayer_transaction_id,
                fingerprint = r.fingerprint, content = r.content, state = r.state,
                first_seen_in = CASE WHEN t.state IN ('pending', 'gone') THEN $2 ELSE t.first_seen_in END
            FROM %s
            WHERE t.transaction_id = r.transaction_id AND t.account_id = $1
            """.formatted(ROWS);

    /// A stored row as it is to be from now on.
    ///
    /// @param identity null when it stays
    record Rewritten(
            UUID transactionId,
            @Nullable Identity identity,
            @Nullable String normalisedId,
            @Nullable String providerId,
            RowState state,
            ServedRow row) {

        /// The bank served it twice: the later one holds, with what the earlier one taught.
        Rewritten then(Rewritten later) {
            return new Rewritten(
                    transactionId,
                    later.identity == null ? identity : later.identity,
                    later.normalisedId,
                    later.providerId,
                    later.state,
                    later.row);
        }
    }

    private TransactionRows() {}

    /// Fails when one of them is there already: whoever took it for new was wrong.
    static Uni<Void> insert(SqlConnection connection, UUID accountId, UUID jobId, List<Added> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var written = rows.stream()
                .map(each -> new Rewritten(
                        each.transaction().transactionId(),
                        each.transaction().identity(),
                        each.row().row().normalisedProviderTransactionId(),
                        each.row().row().providerTransactionId(),
                        RowState.BOOKED,
                        each.row()))
                .toList();
        return connection
                .preparedQuery(INSERT)
                .execute(parameters(accountId, jobId, written))
                .replaceWithVoid();
    }

    static Uni<Void> rewrite(SqlConnection connection, UUID accountId, UUID jobId, List<Rewritten> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(REWRITE)
                .execute(parameters(accountId, jobId, rows))
                .replaceWithVoid();
    }

    private static Tuple parameters(UUID accountId, UUID jobId, List<Rewritten> rows) {
        return new Columns<>(rows, Tuple.of(accountId, jobId))
                .uuids(Rewritten::transactionId)
                .uuids(each -> each.identity() == null ? null : each.identity().key())
                .texts(each ->
                        each.identity() == null ? null : each.identity().rule().code())
                .integers(
                        each -> each.identity() == null ? null : each.identity().ordinal())
                .dates(each -> each.row().row().bookedOn())
                .times(each -> each.row().row().bookedAt())
                .amounts(each -> each.row().row().amount())
                .amounts(each -> each.row().row().runningBalance())
                .texts(each -> each.row().row().currency())
                .texts(each -> each.row().row().transactionType())
                .texts(each -> each.row().row().transactionCategory())
                .texts(each -> String.join(
                        String.valueOf(WORD_SEPARATOR), each.row().row().classification()))
                .texts(each -> each.row().row().description())
                .texts(each -> each.row().row().merchantName())
                .texts(Rewritten::normalisedId)
                .texts(Rewritten::providerId)
                .texts(each -> each.row().row().truelayerTransactionId())
                .longs(each -> CandidateRows.fingerprint(each.row(), accountId))
                .longs(each -> each.row().content())
                .texts(each -> each.state().code())
                .parameters();
    }
}
