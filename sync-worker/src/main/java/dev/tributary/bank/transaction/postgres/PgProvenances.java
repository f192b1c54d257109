package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Changes.Change;
import dev.tributary.bank.transaction.Provenance;
import dev.tributary.bank.transaction.Provenance.Announced;
import dev.tributary.bank.transaction.Provenance.KeptDecision;
import dev.tributary.bank.transaction.Provenance.Sighting;
import dev.tributary.bank.transaction.Provenances;
import dev.tributary.bank.transaction.StoredTransaction;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgProvenances implements Provenances {

    private static final int TIMESTAMP_SHIFT = 16;

    private static final String ROW = """
            SELECT %s FROM transactions t JOIN accounts a USING (account_id)
            WHERE t.transaction_id = $1 AND a.user_id = $2
            """.formatted(FilterSql.COLUMNS);
    /// Entries are of whole batches; only those around the row's day are opened.
    private static final String SIGHTINGS = """
            SELECT job_id, rule, min(seen_at), max(seen_at), count(*)
            FROM sightings WHERE account_id = $1 AND $2::uuid = ANY (transaction_ids)
            GROUP BY job_id, rule ORDER BY min(seen_at)
            """;
    private static final String DECISIONS = """
            SELECT decided_at, kind, job_id, rule, detail FROM transaction_decisions WHERE transaction_id = $1
            UNION ALL
            SELECT corrected_at, 'corrected', NULL, NULL, NULL FROM corrections WHERE transaction_id = $1
            ORDER BY decided_at
            """;

    private final Pool pool;

    PgProvenances(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Provenance> find(String userId, UUID transactionId) {
        var rows = pool.preparedQuery(ROW)
                .execute(Tuple.of(transactionId, userId))
                .await()
                .indefinitely();
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(provenance(
                        PgStoredTransactions.transaction(rows.iterator().next())));
    }

    private Provenance provenance(StoredTransaction row) {
        var sightings = pool
                .preparedQuery(SIGHTINGS)
                .execute(Tuple.of(row.accountId(), row.transactionId()))
                .await()
                .indefinitely()
                .stream()
                .map(PgProvenances::sighting)
                .toList();
        var decisions =
                pool.preparedQuery(DECISIONS).execute(Tuple.of(row.transactionId())).await().indefinitely().stream()
                        .map(PgProvenances::decision)
                        .toList();
        return new Provenance(row, madeAt(row.transactionId()), sightings, decisions);
    }

    /// Ids of version 7 begin with the time of their making.
    private static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIMESTAMP_SHIFT);
    }

    private static Sighting sighting(Row row) {
        return new Sighting(
                row.getUUID(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(),
                row.getLong(4));
    }

    private static KeptDecision decision(Row row) {
        var detail = row.getJsonObject("detail");
        return new KeptDecision(
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getString("kind"),
                row.getUUID("job_id"),
                row.getString("rule"),
                changes(detail),
                announced(detail));
    }

    private static List<Change> changes(@Nullable JsonObject detail) {
        var changes = detail == null ? null : detail.getJsonArray("changes");
        return changes == null
                ? List.of()
                : changes.stream()
                        .map(JsonObject.class::cast)
                        .map(each ->
                                new Change(each.getString("field"), each.getString("before"), each.getString("after")))
                        .toList();
    }

    private static @Nullable Announced announced(@Nullable JsonObject detail) {
        return detail == null || !detail.containsKey("booked_on")
                ? null
                : new Announced(
                        detail.getString("booked_on"), detail.getString("amount"), detail.getString("description"));
    }
}
