package dev.tributary.bank.transaction.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.TestingBank;
import dev.tributary.messaging.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class CandidateRowsTest {

    private static final String STORE = """
            INSERT INTO transactions (transaction_id, account_id, identity_key, identity_rule, identity_ordinal, booked_on,
                booked_at, amount, currency, transaction_type, transaction_category, classification, description,
                first_seen_in, provider_transaction_id, fingerprint)
            SELECT gen_random_uuid(), $1, gen_random_uuid(), 'provider_transaction_id', 0, date '2026-01-01' + n % 365,
                now(), n, 'GBP', 'DEBIT', 'PURCHASE', '{}', 'ROW ' || n, $1, 'p-' || n, n * 7919
            FROM generate_series(1, $2::int) AS n
            """;

    @Inject
    Pool pool;

    /// A person's first accounts are in the statistics, and of a new one, half imported, nothing is.
    @Test
    void rowsAreLookedUpByTheirKeysWhateverTheStatisticsSay() {
        var connection = pool.getConnection().await().indefinitely();
        try {
            var transaction = connection.begin().await().indefinitely();
            store(connection, Ids.next(), 2_000);
            connection.query("ANALYZE transactions").execute().await().indefinitely();
            var young = Ids.next();
            store(connection, young, 20_000);

            assertThat(plan(connection, young))
                    .contains("transactions_identity", "transactions_by_provider_id", "transactions_by_fingerprint")
                    .doesNotContain("transactions_by_day", "Seq Scan");

            transaction.rollback().await().indefinitely();
        } finally {
            connection.close().await().indefinitely();
        }
    }

    private static void store(SqlConnection connection, UUID accountId, int rows) {
        connection
                .preparedQuery(STORE)
                .execute(Tuple.of(accountId, rows))
                .await()
                .indefinitely();
    }

    private static String plan(SqlConnection connection, UUID accountId) {
        var keys = Tuple.of(accountId, new UUID[] {Ids.next()}, new String[] {"p-1"}, new Long[] {1L});
        var lines = connection
                .preparedQuery("EXPLAIN " + CandidateRows.FIND)
                .execute(keys)
                .await()
                .indefinitely();
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
