package dev.tributary.people.erasure;

import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import dev.tributary.people.Holding;
import dev.tributary.people.Holding.Fate;
import dev.tributary.people.PersonalData;
import dev.tributary.people.erasure.ErasureRows.Leaving;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Empties the tables of one person, piece by piece: each piece is committed with its count, so that a crash loses
/// neither.
@ApplicationScoped
class ErasePerson {

    private static final Logger LOG = Logger.getLogger(ErasePerson.class);

    /// One replica of a context erases at a time.
    private static final String BECOME_ERASER =
            "SELECT pg_try_advisory_xact_lock(hashtext('erasure_' || current_schema())) AS mine";

    private final PersonalData data;
    private final Transactions transactions;
    private final ErasureRows rows;
    private final ErasureConfig config;

    ErasePerson(PersonalData data, Transactions transactions, ErasureRows rows, ErasureConfig config) {
        this.data = data;
        this.transactions = transactions;
        this.rows = rows;
        this.config = config;
    }

    void eraseDue() {
        if (rows.due().isEmpty()) {
            return;
        }
        transactions.run(lock -> {
            var mine = lock.query(BECOME_ERASER).execute().await().indefinitely();
            if (mine.iterator().next().getBoolean("mine")) {
                rows.due().forEach(this::erase);
            }
        });
    }

    private void erase(Leaving leaving) {
        data.letGo(leaving.userId());
        data.holdings().forEach(holding -> empty(holding, leaving));
        var awaited = data.holdings().stream()
                .filter(holding -> holding.fate() instanceof Fate.Awaited)
                .filter(holding -> isLeft(holding, leaving))
                .findFirst();
        if (awaited.isPresent()) {
            LOG.infof(
                    "erasure waits: erasure_id=%s for=%s",
                    leaving.erasureId(), awaited.get().table());
            return;
        }
        rows.done(leaving, data.context(), Instant.now());
        LOG.infof("person erased: erasure_id=%s last=%s", leaving.erasureId(), leaving.isClosing());
    }

    private void empty(Holding holding, Leaving leaving) {
        var more = true;
        while (more) {
            more = transactions.call(connection -> {
                var gone = piece(connection, holding, leaving);
                if (gone > 0) {
                    ErasureRows.count(connection, leaving, holding.table(), gone);
                }
                return gone > 0;
            });
        }
    }

    private int piece(SqlConnection connection, Holding holding, Leaving leaving) {
        return switch (holding.fate()) {
            case Fate.Erased(var buried, var last) ->
                last && !leaving.isClosing() ? 0 : erased(connection, holding, buried, leaving);
            case Fate.Disowned(var column) ->
                execute(
                                connection,
                                "UPDATE %s SET %s = '%s' WHERE %s"
                                        .formatted(holding.table(), column, Holding.NOBODY, piece(holding)),
                                leaving)
                        .rowCount();
            case Fate.Awaited _ -> 0;
        };
    }

    private int erased(SqlConnection connection, Holding holding, Optional<Holding.Buried> buried, Leaving leaving) {
        var delete = "DELETE FROM %s WHERE %s".formatted(holding.table(), piece(holding));
        if (buried.isEmpty()) {
            return execute(connection, delete, leaving).rowCount();
        }
        var column = buried.get().column();
        var keys = execute(connection, delete + " RETURNING %s::text AS key".formatted(column), leaving).stream()
                .map(row -> row.getString("key"))
                .toList();
        Outbox.bury(connection, buried.get().topic(), keys).await().indefinitely();
        return keys.size();
    }

    private String piece(Holding holding) {
        return "ctid IN (SELECT ctid FROM %s WHERE %s LIMIT %d FOR UPDATE)"
                .formatted(holding.table(), holding.whose(), config.batch());
    }

    private boolean isLeft(Holding holding, Leaving leaving) {
        return transactions.call(connection -> execute(
                                connection,
                                "SELECT 1 FROM %s WHERE %s LIMIT 1".formatted(holding.table(), holding.whose()),
                                leaving)
                        .size()
                > 0);
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql, Leaving leaving) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(leaving.userId()))
                .await()
                .indefinitely();
    }
}
