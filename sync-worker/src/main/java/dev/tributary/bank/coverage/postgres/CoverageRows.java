package dev.tributary.bank.coverage.postgres;

import dev.tributary.bank.coverage.Coverage;
import dev.tributary.bank.coverage.CoverageConfig;
import dev.tributary.bank.coverage.Days;
import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.DateRange;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The table of coverage, within somebody's transaction. It tells nobody: whoever owns the transaction publishes the
/// account.
@ApplicationScoped
public class CoverageRows {

    /// For a select of accounts `a`; the columns are those [#read] reads.
    public static final String JOIN = " LEFT JOIN account_coverage v ON v.account_id = a.account_id ";

    public static final String COLUMNS = "v.from_days, v.to_days, v.day_states, v.day_answers";

    /// Locks it, whether it was there or not: two syncs of one account never lose each other's days.
    private static final String LOCK = """
            INSERT INTO account_coverage AS v (account_id) VALUES ($1)
            ON CONFLICT (account_id) DO UPDATE SET account_id = excluded.account_id RETURNING %s
            """.formatted(COLUMNS);
    private static final String READ = "SELECT %s FROM account_coverage v WHERE v.account_id = $1".formatted(COLUMNS);
    private static final String WRITE = """
            UPDATE account_coverage SET from_days = $2, to_days = $3, day_states = $4, day_answers = $5
            WHERE account_id = $1
            """;
    private static final String UNREACHABLE = """
            SELECT v.account_id FROM account_coverage v JOIN accounts a USING (account_id)
            WHERE a.connection_id = $1 AND 'unreachable' = ANY(v.day_states) ORDER BY v.account_id
            """;

    private final CoverageConfig config;

    CoverageRows(CoverageConfig config) {
        if (config.lookBackDays() < 0) {
            throw new IllegalArgumentException(
                    "tributary.coverage.look-back-days must be 0 or more, not " + config.lookBackDays());
        }
        this.config = config;
    }

    /// Every row the bank gave for these days is stored.
    ///
    /// @param asOf when the bank answered; for an answer out of a cache, the first time
    public void windowAnswered(SqlConnection connection, UUID accountId, DateRange days, Instant asOf) {
        change(connection, accountId, known -> known.answered(days, asOf, config.lookBackDays()));
    }

    /// The bank does not give these days under the present consent.
    public void unreachable(SqlConnection connection, UUID accountId, DateRange days, Instant asOf) {
        change(connection, accountId, known -> known.refused(days, asOf));
    }

    /// Rows of these days were taken back.
    public void forget(SqlConnection connection, UUID accountId, List<DateRange> days) {
        change(connection, accountId, known -> {
            var rest = known;
            for (var range : days) {
                rest = rest.forgotten(range);
            }
            return rest;
        });
    }

    /// Days the bank refused may be asked again, of every account of the connection.
    public void consentRenewed(SqlConnection connection, UUID connectionId) {
        connection
                .preparedQuery(UNREACHABLE)
                .execute(Tuple.of(connectionId))
                .await()
                .indefinitely()
                .forEach(row -> change(connection, row.getUUID(0), Coverage::consentRenewed));
    }

    public Coverage find(SqlConnection connection, UUID accountId) {
        var found = connection
                .preparedQuery(READ)
                .execute(Tuple.of(accountId))
                .await()
                .indefinitely()
                .iterator();
        return found.hasNext() ? read(found.next()) : Coverage.NONE;
    }

    private static void change(SqlConnection connection, UUID accountId, UnaryOperator<Coverage> change) {
        var locked = connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(accountId))
                .await()
                .indefinitely();
        var known = read(locked.iterator().next());
        var next = change.apply(known);
        if (!next.equals(known)) {
            connection
                    .preparedQuery(WRITE)
                    .execute(written(accountId, next))
                    .await()
                    .indefinitely();
        }
    }

    private static Tuple written(UUID accountId, Coverage coverage) {
        var days = coverage.days();
        return Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfLocalDate(days.stream().map(Days::from).toArray(LocalDate[]::new))
                .addArrayOfLocalDate(days.stream().map(Days::to).toArray(LocalDate[]::new))
                .addArrayOfString(days.stream()
                        .map(each -> each.state().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new))
                .addArrayOfOffsetDateTime(days.stream()
                        .map(each -> each.asOf().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    /// @param row with [#COLUMNS], which are null for an account nobody has asked about
    public static Coverage read(Row row) {
        var from = row.getArrayOfLocalDates("from_days");
        if (from == null) {
            return Coverage.NONE;
        }
        var to = row.getArrayOfLocalDates("to_days");
        var states = row.getArrayOfStrings("day_states");
        var answers = row.getArrayOfOffsetDateTimes("day_answers");
        List<Days> days = IntStream.range(0, from.length)
                .mapToObj(at -> new Days(
                        from[at], to[at], State.valueOf(states[at].toUpperCase(Locale.ROOT)), answers[at].toInstant()))
                .toList();
        return new Coverage(days);
    }
}
