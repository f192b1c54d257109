package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConsentCalendar;
import dev.tributary.bank.connection.ConsentChecks;
import dev.tributary.contracts.ConsentExpiring;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Times;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PgConsentChecks implements ConsentChecks {

    private static final String CLAIM = """
            UPDATE connections SET next_consent_check_at = $2
            WHERE connection_id IN (SELECT connection_id FROM connections
                                    WHERE status = 'active' AND next_consent_check_at <= $1
                                    ORDER BY next_consent_check_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING connection_id
            """;
    private static final String CLAIMED = ConnectionRow.SELECT + " WHERE c.connection_id = ANY($1)";
    private static final String PASSED_A_MARK = """
            SELECT connection_id, user_id, provider_name, consent_expires_at FROM connections
            WHERE status = 'active' AND consent_expires_at > $1
              AND CASE WHEN consent_expires_at <= $1 + interval '1 day' THEN 1
                       WHEN consent_expires_at <= $1 + interval '7 days' THEN 7
                       WHEN consent_expires_at <= $1 + interval '14 days' THEN 14 END
                  < coalesce(consent_warned, 15)
            ORDER BY consent_expires_at LIMIT 200 FOR UPDATE SKIP LOCKED
            """;
    private static final String TOLD = "UPDATE connections SET consent_warned = $2 WHERE connection_id = $1";

    private final Transactions transactions;

    PgConsentChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Connection> claimDue(Instant now, Instant busyUntil) {
        return transactions.call(sql -> {
            var ids = execute(sql, CLAIM, Tuple.of(Times.offset(now), Times.offset(busyUntil))).stream()
                    .map(row -> row.getUUID("connection_id"))
                    .toArray(UUID[]::new);
            return execute(sql, CLAIMED, Tuple.of(ids)).stream()
                    .map(ConnectionRow::read)
                    .toList();
        });
    }

    @Override
    public int tellOfEnds(Instant now) {
        return transactions.call(sql -> {
            var events = execute(sql, PASSED_A_MARK, Tuple.of(Times.offset(now))).stream()
                    .map(row -> expiring(row, now))
                    .toList();
            events.forEach(event -> execute(sql, TOLD, Tuple.of(event.connectionId(), event.daysLeft())));
            Outbox.append(sql, events).await().indefinitely();
            return events.size();
        });
    }

    private static ConsentExpiring expiring(Row row, Instant now) {
        var end = row.getOffsetDateTime("consent_expires_at").toInstant();
        return new ConsentExpiring(
                Ids.next(),
                now,
                row.getString("user_id"),
                row.getUUID("connection_id"),
                row.getString("provider_name"),
                ConsentCalendar.passed(end, now).orElseThrow(),
                end);
    }

    private static List<Row> execute(SqlConnection sql, String statement, Tuple parameters) {
        return sql.preparedQuery(statement).execute(parameters).await().indefinitely().stream()
                .toList();
    }
}
