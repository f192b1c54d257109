package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.LedgerEntry;
import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.LedgerEntry.ModelCall;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.UUID;

/// The rows of the ledger, and which jobs have to be told of a change.
final class LedgerRows {

    private static final String APPEND = """
            INSERT INTO cost_ledger (entry_id, user_id, job_id, run_id, occurred_at, kind, resource, input_tokens,
                cached_input_tokens, cache_write_tokens, output_tokens, merchants, provider_request_id, price_list,
                price_id, billed, billed_currency, cost)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT DO NOTHING
            """;

    private static final String JOB_CHANGED = """
            INSERT INTO job_costs (job_id, user_id) VALUES ($1, $2)
            ON CONFLICT (job_id) DO UPDATE SET changed = true, updated_at = now()
            """;

    private LedgerRows() {}

    /// @return false when it was there before
    static boolean append(SqlConnection connection, LedgerEntry entry) {
        var appended = connection
                        .preparedQuery(APPEND)
                        .execute(values(entry))
                        .await()
                        .indefinitely()
                        .rowCount()
                == 1;
        if (appended && entry.jobId() != null) {
            jobChanged(connection, entry.jobId(), entry.userId());
        }
        return appended;
    }

    static void jobChanged(SqlConnection connection, UUID jobId, String userId) {
        connection
                .preparedQuery(JOB_CHANGED)
                .execute(Tuple.of(jobId, userId))
                .await()
                .indefinitely();
    }

    private static Tuple values(LedgerEntry entry) {
        var call = entry instanceof ModelCall model ? model : null;
        var price = entry.price();
        return Tuple.tuple()
                .addUUID(entry.entryId())
                .addString(entry.userId())
                .addUUID(entry.jobId())
                .addUUID(call == null ? null : call.runId())
                .addOffsetDateTime(entry.occurredAt().atOffset(ZoneOffset.UTC))
                .addString(
                        switch (entry) {
                            case BankCall _ -> "bank_call";
                            case ModelCall _ -> "model_call";
                        })
                .addString(entry.resource())
                .addLong(call == null ? null : call.usage().inputTokens())
                .addLong(call == null ? null : call.usage().cachedInputTokens())
                .addLong(call == null ? null : call.usage().cacheWriteTokens())
                .addLong(call == null ? null : call.usage().outputTokens())
                .addInteger(call == null ? null : call.merchants())
                .addString(call == null ? null : call.requestId())
                .addString(entry.priceList())
                .addString(
                        call == null || call.listed() == null
                                ? null
                                : call.listed().priceId())
                .addBigDecimal(price == null ? null : price.billed())
                .addString(price == null ? null : price.billedCurrency())
                .addBigDecimal(price == null ? null : price.cost());
    }
}
