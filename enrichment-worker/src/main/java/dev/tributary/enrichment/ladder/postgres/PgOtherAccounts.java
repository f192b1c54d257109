package dev.tributary.enrichment.ladder.postgres;

import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.enrichment.ladder.OtherAccounts;
import dev.tributary.enrichment.ladder.RecogniseOwnTransfers;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Items of a person's other accounts.
@ApplicationScoped
class PgOtherAccounts implements OtherAccounts {

    private static final String CANDIDATES = """
            SELECT DISTINCT ON (item.transaction_id) item.transaction_id, item.account_id, item.booked_on, item.amount,
                item.currency, item.transaction_category
            FROM unnest($3::text[], $4::text[], $5::date[]) AS asked (amount, currency, booked_on)
            JOIN enrichment_items item ON item.user_id = $1 AND item.currency = asked.currency
                AND item.amount = -asked.amount::numeric
                AND item.booked_on BETWEEN asked.booked_on - 4 AND asked.booked_on + 4
            WHERE item.account_id <> $2
            """;

    private static final String SETTLE = """
            UPDATE enrichment_items SET category = 'transfers', subcategory = 'own', source = $3, confidence = 0.960,
                essential = NULL, why = $4
            WHERE user_id = $1 AND transaction_id = ANY ($2) AND state = 'categorised' AND source <> $5
                AND NOT corrected AND decided_by IS NULL
                AND (category, subcategory) IS DISTINCT FROM ('transfers', 'own')
            RETURNING job_id, account_id, transaction_id, merchant
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;

    PgOtherAccounts(Pool pool, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Side> candidates(String userId, UUID accountId, Collection<Side> sides) {
        var values = Tuple.tuple()
                .addString(userId)
                .addUUID(accountId)
                .addArrayOfString(sides.stream()
                        .map(side -> side.amount().toPlainString())
                        .toArray(String[]::new))
                .addArrayOfString(sides.stream().map(Side::currency).toArray(String[]::new))
                .addArrayOfLocalDate(sides.stream().map(Side::bookedOn).toArray(LocalDate[]::new));
        var found = new ArrayList<Side>();
        for (var row : pool.preparedQuery(CANDIDATES).execute(values).await().indefinitely()) {
            if (RecogniseOwnTransfers.mayMove(row.getString("transaction_category"))) {
                found.add(new Side(
                        row.getUUID("transaction_id"),
                        row.getUUID("account_id"),
                        row.getLocalDate("booked_on"),
                        row.getBigDecimal("amount"),
                        row.getString("currency")));
            }
        }
        return found;
    }

    @Override
    public void settle(String userId, Collection<Side> sides, String why) {
        transactions.run(connection -> {
            var ids = sides.stream().map(Side::transactionId).toArray(UUID[]::new);
            var changed = connection
                    .preparedQuery(SETTLE)
                    .execute(Tuple.of(userId, ids, Source.STRUCTURE.code(), why, Source.PERSON_RULE.code()))
                    .await()
                    .indefinitely();
            record Whose(UUID jobId, UUID accountId) {}
            var told = new LinkedHashMap<Whose, List<EnrichedTransaction>>();
            for (var row : changed) {
                told.computeIfAbsent(
                                new Whose(row.getUUID("job_id"), row.getUUID("account_id")), _ -> new ArrayList<>())
                        .add(enriched(row, why));
            }
            told.forEach((whose, rows) -> tell(connection, userId, whose.jobId(), whose.accountId(), rows));
        });
    }

    private void tell(
            SqlConnection connection, String userId, UUID jobId, UUID accountId, List<EnrichedTransaction> rows) {
        var event = new TransactionsEnriched(Ids.next(), clock.instant(), userId, jobId, accountId, rows);
        Outbox.append(connection, List.of(event)).await().indefinitely();
    }

    private static EnrichedTransaction enriched(Row row, String why) {
        var own = RecogniseOwnTransfers.OWN;
        var merchant = row.getString("merchant");
        return new EnrichedTransaction(
                row.getUUID("transaction_id"),
                own.top().value(),
                own.subcategory(),
                merchant == null || merchant.isEmpty() ? null : merchant,
                null,
                new BigDecimal("0.960"),
                Source.STRUCTURE.code(),
                why);
    }
}
