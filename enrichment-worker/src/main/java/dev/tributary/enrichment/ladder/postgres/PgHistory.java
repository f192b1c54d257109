package dev.tributary.enrichment.ladder.postgres;

import dev.tributary.enrichment.ladder.History;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The items of earlier batches, of whatever job.
@ApplicationScoped
class PgHistory implements History {

    private static final String WITH = """
            SELECT asked.merchant_key, asked.direction, past.*
            FROM unnest($2::text[], $3::text[]) AS asked (merchant_key, direction)
            CROSS JOIN LATERAL (
                SELECT DISTINCT ON (item.booked_on, item.transaction_id) item.transaction_id, item.booked_on,
                    item.amount, item.category, item.subcategory
                FROM enrichment_items item
                WHERE item.user_id = $1 AND item.merchant_key = asked.merchant_key
                    AND CASE asked.direction WHEN 'in' THEN item.amount > 0 ELSE item.amount <= 0 END
                ORDER BY item.booked_on DESC, item.transaction_id
                LIMIT 24) AS past
            ORDER BY past.booked_on DESC
            """;

    private final Pool pool;

    PgHistory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Map<MerchantSide, List<Past>> with(String userId, Set<MerchantSide> merchants) {
        var values = Tuple.of(userId, Sides.keys(merchants), Sides.directions(merchants));
        var found = new HashMap<MerchantSide, List<Past>>();
        for (var row : pool.preparedQuery(WITH).execute(values).await().indefinitely()) {
            found.computeIfAbsent(Sides.read(row), _ -> new ArrayList<>())
                    .add(new Past(
                            row.getUUID("transaction_id"),
                            row.getLocalDate("booked_on"),
                            row.getBigDecimal("amount"),
                            category(row)));
        }
        return found;
    }

    private static @Nullable CategoryKey category(Row row) {
        var top = row.getString("category");
        var sub = row.getString("subcategory");
        if (top == null) {
            return null;
        }
        return new CategoryKey(sub == null ? top : top + "." + sub);
    }
}
