package dev.tributary.bank.balance.postgres;

import dev.tributary.bank.balance.BalanceProof;
import dev.tributary.bank.balance.DaySum;
import dev.tributary.bank.balance.ProveBalance;
import dev.tributary.bank.balance.ToldBalance;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.contracts.SourceKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Proves an account's rows against its balance, within somebody's transaction. The database adds up the days; however
/// many rows there are, only one line per day comes over.
@ApplicationScoped
public class BalanceProofs {

    /// Banks answer out of a cache for so long; a balance that is older is of another time than the rows.
    private static final Duration CACHE = Duration.ofHours(1);

    private static final String ACCOUNT = """
            SELECT a.kind, a.currency, b.currency AS told_in, b.current, b.as_of, b.fetched_at, %s
            FROM accounts a LEFT JOIN account_balances b USING (account_id) LEFT JOIN balance_proofs p USING (account_id)
            WHERE a.account_id = $1
            """.formatted(ProofRow.COLUMNS);
    private static final String SUMS = """
            SELECT booked_on, count(*) FILTER (WHERE currency = $2) AS rows, count(*) FILTER (WHERE currency <> $2) AS others,
                coalesce(sum(amount) FILTER (WHERE currency = $2), 0) AS sum,
                count(running_balance) FILTER (WHERE currency = $2) AS running,
                coalesce(sum(amount * (2 * $3 * running_balance - amount)) FILTER (WHERE currency = $2), 0) AS moment
            FROM transactions WHERE account_id = $1 AND state = 'booked'
            GROUP BY booked_on ORDER BY booked_on
            """;

    private final CoverageRows coverage;

    BalanceProofs(CoverageRows coverage) {
        this.coverage = coverage;
    }

    /// Adds up what is stored now, and writes down what that proves.
    public void prove(SqlConnection connection, UUID accountId, Instant now) {
        var account = connection
                .preparedQuery(ACCOUNT)
                .execute(Tuple.of(accountId))
                .await()
                .indefinitely()
                .iterator();
        if (account.hasNext()) {
            prove(connection, accountId, account.next(), now);
        }
    }

    private void prove(SqlConnection connection, UUID accountId, Row account, Instant now) {
        var kind = SourceKind.valueOf(account.getString("kind").toUpperCase(Locale.ROOT));
        var days = new ArrayList<DaySum>();
        var others = 0L;
        for (var day : sums(connection, accountId, account.getString("currency"), kind)) {
            others += day.getLong("others");
            days.add(new DaySum(
                    day.getLocalDate("booked_on"),
                    day.getLong("rows"),
                    day.getBigDecimal("sum"),
                    day.getLong("running"),
                    day.getBigDecimal("moment")));
        }
        var known = coverage.find(connection, accountId);
        var before = ProofRow.read(account);
        var proof = new ProveBalance(days, others > 0, told(account, kind), known, before).prove(now);
        if (!proof.equals(before)) {
            write(connection, accountId, proof, now);
        }
    }

    private static Iterable<Row> sums(SqlConnection connection, UUID accountId, String currency, SourceKind kind) {
        var sign = kind == SourceKind.CARD ? -1 : 1;
        return connection
                .preparedQuery(SUMS)
                .execute(Tuple.of(accountId, currency, sign))
                .await()
                .indefinitely();
    }

    private static @Nullable ToldBalance told(Row account, SourceKind kind) {
        BigDecimal current = account.getBigDecimal("current");
        if (current == null || !account.getString("told_in").equals(account.getString("currency"))) {
            return null;
        }
        var fetched = account.getOffsetDateTime("fetched_at").toInstant();
        var written = account.getOffsetDateTime("as_of");
        var old = written != null && written.toInstant().isBefore(fetched.minus(CACHE));
        return ToldBalance.of(kind, current, old ? written.toInstant() : fetched);
    }

    private static void write(SqlConnection connection, UUID accountId, BalanceProof proof, Instant now) {
        connection
                .preparedQuery(ProofRow.WRITE)
                .execute(ProofRow.written(accountId, proof, proof.asOf() == null ? now : proof.asOf()))
                .await()
                .indefinitely();
    }
}
