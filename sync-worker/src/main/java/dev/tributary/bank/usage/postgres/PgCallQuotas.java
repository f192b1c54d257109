package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.CallQuotas;
import dev.tributary.bank.usage.QuotaConfig;
import dev.tributary.bank.usage.UnattendedCalls;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@ApplicationScoped
class PgCallQuotas implements CallQuotas {

    private static final String WHEREVER_NOT_NAMED = "*";
    private static final String LIMITS = """
            WITH configured AS (SELECT * FROM unnest($1::text[], $2::int[]) AS c(provider_id, calls)),
                 gone AS (DELETE FROM call_limits WHERE provider_id NOT IN (SELECT provider_id FROM configured))
            INSERT INTO call_limits SELECT * FROM configured
            ON CONFLICT (provider_id) DO UPDATE SET calls = excluded.calls
            """;
    /// A renewed consent counts anew.
    private static final String CONSENT =
            "coalesce((SELECT consent_id FROM connections WHERE connection_id = $2::uuid), $2::uuid)";
    private static final String LIMIT = """
            (SELECT calls FROM call_limits WHERE provider_id IN ($4, '*') ORDER BY provider_id = '*' LIMIT 1)
            """;
    /// One statement: however many ask at once, each sees the calls of those before it.
    private static final String RESERVE = """
            INSERT INTO unattended_calls AS u (account_id, consent_id, endpoint, made_at)
            SELECT $1, %2$s, $3, ARRAY[$5::timestamptz] WHERE %1$s > 0
            ON CONFLICT (account_id, consent_id, endpoint) DO UPDATE
            SET made_at = ARRAY(SELECT made FROM unnest(u.made_at) made WHERE made > $6) || $5::timestamptz,
                blocked_until = NULL
            WHERE (u.blocked_until IS NULL OR u.blocked_until <= $5)
              AND (SELECT count(*) FROM unnest(u.made_at) made WHERE made > $6) < %1$s
            """.formatted(LIMIT, CONSENT);
    private static final String READ = """
            SELECT made_at, blocked_until, coalesce(%s, 0) AS calls
            FROM (SELECT $1::uuid AS account_id, %s AS consent_id, $3::text AS endpoint) asked
            LEFT JOIN unattended_calls USING (account_id, consent_id, endpoint)
            """.formatted(LIMIT, CONSENT);
    /// One of them, should two have been made at the same time.
    private static final String GIVE_BACK = """
            UPDATE unattended_calls
            SET made_at = made_at[:array_position(made_at, $4) - 1] || made_at[array_position(made_at, $4) + 1:]
            WHERE account_id = $1 AND consent_id = %s AND endpoint = $3 AND $4 = ANY (made_at)
            """.formatted(CONSENT);
    private static final String BLOCK = """
            INSERT INTO unattended_calls (account_id, consent_id, endpoint, made_at, blocked_until)
            VALUES ($1, %s, $3, '{}', $4)
            ON CONFLICT (account_id, consent_id, endpoint) DO UPDATE SET blocked_until = excluded.blocked_until
            """.formatted(CONSENT);

    private final Pool pool;
    private final QuotaConfig config;

    PgCallQuotas(Pool pool, QuotaConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// Limits are asked for in SQL, so they have to be there.
    @Startup
    void writeLimits() {
        Map<String, Integer> limits = new HashMap<>(config.providers());
        limits.put(WHEREVER_NOT_NAMED, config.unattendedCalls());
        var providers = List.copyOf(limits.keySet());
        pool.preparedQuery(LIMITS)
                .execute(Tuple.of(
                        providers.toArray(String[]::new),
                        providers.stream().map(limits::get).toArray(Integer[]::new)))
                .await()
                .indefinitely();
    }

    @Override
    public Reservation reserve(Allowance allowance, String providerId, Instant now) {
        // PostgreSQL keeps microseconds; the time is the reservation's name.
        var madeAt = now.truncatedTo(ChronoUnit.MICROS);
        var reserved = pool.preparedQuery(RESERVE)
                .execute(of(allowance)
                        .addString(providerId)
                        .addOffsetDateTime(time(madeAt))
                        .addOffsetDateTime(time(madeAt.minus(UnattendedCalls.DAY))))
                .await()
                .indefinitely();
        return reserved.rowCount() == 1
                ? new Reservation.Reserved(madeAt)
                : new Reservation.NoneLeft(resetsAt(allowance, providerId, now));
    }

    private Instant resetsAt(Allowance allowance, String providerId, Instant now) {
        var row = pool.preparedQuery(READ)
                .execute(of(allowance).addString(providerId))
                .await()
                .indefinitely()
                .iterator()
                .next();
        var resetsAt = calls(row).resetsAt(now);
        return resetsAt == null || !resetsAt.isAfter(now) ? now.plus(UnattendedCalls.DAY) : resetsAt;
    }

    private static UnattendedCalls calls(Row row) {
        var madeAt = row.getArrayOfOffsetDateTimes("made_at");
        var blockedUntil = row.getOffsetDateTime("blocked_until");
        return new UnattendedCalls(
                row.getInteger("calls"),
                madeAt == null
                        ? List.of()
                        : Stream.of(madeAt).map(OffsetDateTime::toInstant).toList(),
                blockedUntil == null ? null : blockedUntil.toInstant());
    }

    @Override
    public void giveBack(Allowance allowance, Instant madeAt) {
        execute(GIVE_BACK, of(allowance).addOffsetDateTime(time(madeAt)));
    }

    @Override
    public void block(Allowance allowance, Instant until) {
        execute(BLOCK, of(allowance).addOffsetDateTime(time(until)));
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static Tuple of(Allowance allowance) {
        return Tuple.tuple()
                .addUUID(allowance.accountId())
                .addUUID(allowance.connectionId())
                .addString(allowance.endpoint());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
