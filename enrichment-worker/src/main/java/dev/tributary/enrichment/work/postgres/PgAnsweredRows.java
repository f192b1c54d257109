package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.cost.AnsweredRows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;

@ApplicationScoped
class PgAnsweredRows implements AnsweredRows {

    private static final String BY_RUNG = """
            SELECT source, count(*) AS rows, count(*) FILTER (
                WHERE source = 'shared_memory' AND EXISTS (
                    SELECT FROM shared_merchant_memory memory WHERE memory.merchant_key = item.merchant_key
                        AND memory.direction = CASE WHEN item.amount > 0 THEN 'in' ELSE 'out' END
                        AND memory.learned_from = 'language_model')
                OR source = 'person_memory' AND EXISTS (
                    SELECT FROM person_merchant_memory memory WHERE memory.user_id = item.user_id
                        AND memory.merchant_key = item.merchant_key
                        AND memory.direction = CASE WHEN item.amount > 0 THEN 'in' ELSE 'out' END
                        AND memory.learned_from = 'language_model')) AS spared
            FROM enrichment_items item
            WHERE user_id = $1 AND state = 'categorised' AND decided_at >= $2 AND decided_at < $3
            GROUP BY source
            """;

    private final Pool pool;

    PgAnsweredRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Answered between(String userId, Instant from, Instant to) {
        var byRung = new TreeMap<String, Long>();
        var spared = 0L;
        var values = Tuple.of(userId, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        for (var row : pool.preparedQuery(BY_RUNG).execute(values).await().indefinitely()) {
            byRung.put(row.getString("source"), row.getLong("rows"));
            spared += row.getLong("spared");
        }
        return new Answered(byRung, spared);
    }
}
