package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.UnattendedCalls;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/// An account's unattended calls for booked rows, as part of a select of accounts `a` with their connections `c`.
public final class UnattendedCallRows {

    public static final String JOIN = """
             LEFT JOIN unattended_calls u ON u.account_id = a.account_id AND u.endpoint = a.kind || 's/transactions'
                AND u.consent_id = c.consent_id
             LEFT JOIN call_limits own_limit ON own_limit.provider_id = a.provider_id
             LEFT JOIN call_limits any_limit ON any_limit.provider_id = '*'
            """;

    public static final String COLUMNS = """
            u.made_at AS unattended_made_at, u.blocked_until AS unattended_blocked_until,
            coalesce(own_limit.calls, any_limit.calls, 0) AS unattended_limit
            """;

    private UnattendedCallRows() {}

    /// @param row with [#COLUMNS]
    public static UnattendedCalls read(Row row) {
        var madeAt = row.getArrayOfOffsetDateTimes("unattended_made_at");
        var blockedUntil = row.getOffsetDateTime("unattended_blocked_until");
        List<Instant> instants = madeAt == null
                ? List.of()
                : Stream.of(madeAt).map(OffsetDateTime::toInstant).toList();
        return new UnattendedCalls(
                row.getInteger("unattended_limit"), instants, blockedUntil == null ? null : blockedUntil.toInstant());
    }
}
