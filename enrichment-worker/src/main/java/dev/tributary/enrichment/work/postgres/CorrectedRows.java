package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.work.Batch;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows a person has said something about, who may have been faster than their import.
final class CorrectedRows {

    private static final String AMONG = """
            SELECT DISTINCT ON (transaction_id) transaction_id, category, subcategory, merchant FROM corrections
            WHERE transaction_id = ANY($1) AND user_id = $2 AND status <> 'withdrawn'
            ORDER BY transaction_id, corrected_at DESC
            """;

    private static final String FORGET = "DELETE FROM corrections WHERE transaction_id = ANY($1)";

    private CorrectedRows() {}

    static Map<UUID, Categorised> among(SqlConnection connection, Batch batch) {
        var names = new HashMap<UUID, String>();
        batch.rows()
                .forEach(row ->
                        names.put(row.told().transactionId(), row.merchant().name()));
        var values = Tuple.of(names.keySet().toArray(UUID[]::new), batch.climb().userId());
        var corrected = new HashMap<UUID, Categorised>();
        for (var row : connection.preparedQuery(AMONG).execute(values).await().indefinitely()) {
            var id = row.getUUID("transaction_id");
            corrected.put(id, verdict(row, names.getOrDefault(id, "")));
        }
        return corrected;
    }

    private static Categorised verdict(Row row, String otherwise) {
        var merchant = row.getString("merchant");
        return Categorised.by(
                Source.PERSON_RULE,
                key(row.getString("category"), row.getString("subcategory")),
                merchant == null ? otherwise : merchant,
                1,
                "You said so.");
    }

    static CategoryKey key(String category, @Nullable String subcategory) {
        return new CategoryKey(subcategory == null ? category : category + "." + subcategory);
    }

    /// Rules that follow from them stay: they are about merchants.
    static void forget(SqlConnection connection, UUID[] transactionIds) {
        connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(transactionIds))
                .await()
                .indefinitely();
    }
}
