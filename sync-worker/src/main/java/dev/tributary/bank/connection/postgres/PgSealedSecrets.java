package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.SealedSecrets;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.messaging.Transactions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import org.jboss.logging.Logger;

@ApplicationScoped
class PgSealedSecrets implements SealedSecrets {

    private static final Logger LOG = Logger.getLogger(PgSealedSecrets.class);
    private static final String FROM_THE_START = "(0,0)";
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final SecretSeal seal;

    PgSealedSecrets(Transactions transactions, SecretSeal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    /// A piece of one column.
    ///
    /// @param last place that was looked at
    private record Piece(int looked, long resealed, long unreadable, String last) {}

    @Override
    public Resealed reseal() {
        var counts = new LinkedHashMap<String, Long>();
        long unreadable = 0;
        for (var column : SealedColumn.ALL) {
            var piece = new Piece(AT_ONCE, 0, 0, FROM_THE_START);
            long resealed = 0;
            while (piece.looked() == AT_ONCE) {
                var from = piece.last();
                piece = transactions.call(sql -> reseal(sql, column, from));
                resealed += piece.resealed();
                unreadable += piece.unreadable();
            }
            counts.put(column.name(), resealed);
        }
        return new Resealed(counts, unreadable, remaining());
    }

    private long remaining() {
        var mark = seal.primaryMark();
        return transactions.call(sql -> SealedColumn.ALL.stream()
                .mapToLong(column -> sql.preparedQuery(column.countOthers())
                        .execute(Tuple.of(Buffer.buffer(mark), mark.length))
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getLong("others"))
                .sum());
    }

    private Piece reseal(SqlConnection sql, SealedColumn column, String from) {
        var mark = seal.primaryMark();
        var rows = sql
                .preparedQuery(column.selectOthers(AT_ONCE))
                .execute(Tuple.of(Buffer.buffer(mark), mark.length, from))
                .await()
                .indefinitely()
                .stream()
                .toList();
        var resealed = rows.stream().filter(row -> reseal(sql, column, row)).count();
        return new Piece(
                rows.size(),
                resealed,
                rows.size() - resealed,
                rows.isEmpty() ? from : rows.getLast().getString("place"));
    }

    private boolean reseal(SqlConnection sql, SealedColumn column, Row row) {
        var place = new Place(row.getString("user_id"), row.getString("owner"), column.field());
        byte[] fresh;
        try {
            fresh = seal.seal(seal.open(row.getBuffer("sealed").getBytes(), place), place);
        } catch (IllegalStateException unreadable) {
            LOG.warnf("sealed value not readable by any key: place=%s owner=%s", column.name(), place.owner());
            return false;
        }
        sql.preparedQuery(column.update())
                .execute(Tuple.of(row.getString("place"), Buffer.buffer(fresh)))
                .await()
                .indefinitely();
        return true;
    }
}
