package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.sync.AccountSyncs.StaleOwner;
import dev.tributary.bank.sync.Move;
import dev.tributary.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/// Writes a move with what others are told of it.
final class Moves {

    private Moves() {}

    static void write(SqlConnection connection, Move move, Instant now) {
        writing(connection, move, now).await().indefinitely();
    }

    /// @return fails with [StaleOwner] when somebody else has taken the unit; the transaction must be rolled back then
    static Uni<Void> writing(SqlConnection connection, Move move, Instant now) {
        var row = connection.preparedQuery(SyncRow.UPDATE).execute(SyncRow.updated(move.next(), now));
        return Uni.combine()
                .all()
                .unis(row, Outbox.append(connection, move.events()))
                .with((written, told) -> written.rowCount())
                .invoke(count -> {
                    if (count == 0) {
                        throw new StaleOwner(move.next().key());
                    }
                })
                .replaceWithVoid();
    }
}
