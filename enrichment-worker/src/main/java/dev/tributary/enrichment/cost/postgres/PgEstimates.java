package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.Estimates;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgEstimates implements Estimates {

    private static final String RECORD = """
            INSERT INTO cost_estimates (subject_id, user_id, kind, bank_calls, bank, models, currency, estimated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (subject_id) DO NOTHING
            """;

    // Ids are UUIDv7: their order is the order of their making.
    private static final String OF_USER = """
            SELECT subject_id, user_id, kind, bank_calls, bank, models, currency, estimated_at FROM cost_estimates
            WHERE user_id = $1 AND ($2::uuid IS NULL OR subject_id < $2) ORDER BY subject_id DESC LIMIT $3
            """;

    private final Pool pool;

    PgEstimates(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void record(Estimate estimate) {
        var values = Tuple.tuple()
                .addUUID(estimate.subjectId())
                .addString(estimate.userId())
                .addString(estimate.kind().code())
                .addLong(estimate.bankCalls())
                .addBigDecimal(estimate.bank())
                .addBigDecimal(estimate.models())
                .addString(estimate.currency())
                .addOffsetDateTime(estimate.estimatedAt().atOffset(ZoneOffset.UTC));
        pool.preparedQuery(RECORD).execute(values).await().indefinitely();
    }

    @Override
    public List<Estimate> of(String userId, @Nullable UUID after, int limit) {
        return pool.preparedQuery(OF_USER).execute(Tuple.of(userId, after, limit)).await().indefinitely().stream()
                .map(PgEstimates::estimate)
                .toList();
    }

    private static Estimate estimate(Row row) {
        return new Estimate(
                row.getUUID("subject_id"),
                row.getString("user_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("bank_calls"),
                row.getBigDecimal("bank"),
                row.getBigDecimal("models"),
                row.getString("currency"),
                row.getOffsetDateTime("estimated_at").toInstant());
    }
}
