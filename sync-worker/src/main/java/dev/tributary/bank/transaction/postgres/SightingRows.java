package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Decision.Seen;
import dev.tributary.bank.transaction.IdentityRule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;

/// Which rows an import saw again. Most batches are recognised by one rule, so most make one entry.
final class SightingRows {

    private static final String APPEND = """
            INSERT INTO sightings (account_id, job_id, seen_at, rule, from_day, to_day, transaction_ids)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private SightingRows() {}

    /// @param seen rows that an earlier import brought
    static Uni<Void> append(SqlConnection connection, UUID accountId, UUID jobId, List<Seen> seen, Instant now) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var byRule = new EnumMap<IdentityRule, List<Seen>>(IdentityRule.class);
        for (var rule : IdentityRule.values()) {
            var rows = seen.stream().filter(each -> each.by() == rule).toList();
            if (!rows.isEmpty()) {
                byRule.put(rule, rows);
            }
        }
        var entries = byRule.entrySet().stream()
                .map(each -> entry(accountId, jobId, each.getKey(), each.getValue(), now))
                .toList();
        return connection.preparedQuery(APPEND).executeBatch(entries).replaceWithVoid();
    }

    private static Tuple entry(UUID accountId, UUID jobId, IdentityRule rule, List<Seen> seen, Instant now) {
        var days = seen.stream().map(each -> each.row().row().bookedOn()).toList();
        return Tuple.tuple()
                .addUUID(accountId)
                .addUUID(jobId)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(rule.code())
                .addLocalDate(days.stream().min(LocalDate::compareTo).orElseThrow())
                .addLocalDate(days.stream().max(LocalDate::compareTo).orElseThrow())
                .addArrayOfUUID(
                        seen.stream().map(each -> each.known().transactionId()).toArray(UUID[]::new));
    }
}
