package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.Circuit;
import dev.tributary.bank.usage.ProviderConduct;
import dev.tributary.messaging.Times;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.UnaryOperator;

@ApplicationScoped
class PgProviderConduct implements ProviderConduct {

    private static final String READ = "SELECT * FROM provider_conduct WHERE provider_id = $1";
    private static final String PRESENT =
            "INSERT INTO provider_conduct (provider_id) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String WRITE = """
            UPDATE provider_conduct SET failures = $2, openings = $3, open_until = $4, trial_until = $5
            WHERE provider_id = $1
            """;
    private static final String SLOW = """
            INSERT INTO provider_conduct (provider_id, slow_until) VALUES ($1, $2)
            ON CONFLICT (provider_id) DO UPDATE SET slow_until = excluded.slow_until
            """;
    private static final String LOCKS_HISTORY = """
            INSERT INTO provider_conduct (provider_id, locks_history) VALUES ($1, true)
            ON CONFLICT (provider_id) DO UPDATE SET locks_history = true
            """;

    private final Pool pool;
    private final Transactions transactions;

    PgProviderConduct(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    @Override
    public Conduct of(String providerId) {
        return read(pool, READ, providerId);
    }

    @Override
    public Circuit change(String providerId, UnaryOperator<Circuit> change) {
        return transactions.call(connection -> {
            execute(connection, PRESENT, Tuple.of(providerId));
            var before = read(connection, READ + " FOR UPDATE", providerId).circuit();
            var next = change.apply(before);
            if (!next.equals(before)) {
                execute(
                        connection,
                        WRITE,
                        Tuple.of(
                                providerId,
                                next.failures(),
                                next.openings(),
                                Times.offset(next.openUntil()),
                                Times.offset(next.trialUntil())));
            }
            return before;
        });
    }

    @Override
    public void slow(String providerId, Instant until) {
        execute(pool, SLOW, Tuple.of(providerId, Times.offset(until)));
    }

    @Override
    public void locksHistory(String providerId) {
        execute(pool, LOCKS_HISTORY, Tuple.of(providerId));
    }

    private static Conduct read(SqlClient client, String sql, String providerId) {
        return client.preparedQuery(sql).execute(Tuple.of(providerId)).await().indefinitely().stream()
                .map(PgProviderConduct::conduct)
                .findFirst()
                .orElse(Conduct.UNKNOWN);
    }

    private static Conduct conduct(Row row) {
        var slowUntil = Times.instant(row.getOffsetDateTime("slow_until"));
        return new Conduct(
                new Circuit(
                        row.getInteger("failures"),
                        row.getInteger("openings"),
                        Times.instant(row.getOffsetDateTime("open_until")),
                        Times.instant(row.getOffsetDateTime("trial_until"))),
                slowUntil == null ? Instant.EPOCH : slowUntil,
                row.getBoolean("locks_history"));
    }

    private static void execute(SqlClient client, String sql, Tuple parameters) {
        client.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
