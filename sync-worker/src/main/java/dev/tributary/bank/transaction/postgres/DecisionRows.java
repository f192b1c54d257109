package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.RowDecision;
import dev.tributary.messaging.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was decided about rows, within the transaction that does it.
public final class DecisionRows {

    private static final String APPEND = """
            INSERT INTO transaction_decisions (account_id, job_id, decided_at, decision_id, transaction_id, kind, rule, detail)
            SELECT $1, $2, $3, d.* FROM (
                SELECT decision_id, transaction_id, kind, rule, detail::jsonb
                FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[])
                    AS r(decision_id, transaction_id, kind, rule, detail)) d
            """;

    private DecisionRows() {}

    /// @param jobId null when no import did it
    public static Uni<Void> append(
            SqlConnection connection, UUID accountId, @Nullable UUID jobId, List<RowDecision> decisions, Instant now) {
        if (decisions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(
                        decisions,
                        Tuple.tuple().addUUID(accountId).addUUID(jobId).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .uuids(_ -> Ids.next())
                .uuids(RowDecision::transactionId)
                .texts(each -> each.kind().code())
                .texts(RowDecision::rule)
                .texts(each -> each.detail().isEmpty() ? null : new JsonObject(each.detail()).encode())
                .parameters();
        return connection.preparedQuery(APPEND).execute(parameters).replaceWithVoid();
    }
}
