package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.StoredBatch;
import dev.tributary.contracts.Event;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a batch of booked rows does to what is stored, within the transaction of its checkpoint.
public final class BatchRows {

    private BatchRows() {}

    public static StoredBatch store(SqlConnection connection, ServedTo to, Batch batch, Instant now) {
        var inserted = TransactionRows.insert(connection, to.accountId(), to.jobId(), batch.transactions())
                .await()
                .indefinitely();
        var updated = updateChanged(connection, to, batch, inserted);
        return new StoredBatch(inserted.size(), updated, events(to, batch, inserted, now));
    }

    private static int updateChanged(SqlConnection connection, ServedTo to, Batch batch, Set<UUID> inserted) {
        var present = batch.transactions().stream()
                .filter(each -> !inserted.contains(each.transactionId()))
                .toList();
        return present.isEmpty() ? 0 : TransactionRows.updateChanged(connection, to.accountId(), present);
    }

    private static List<Event> events(ServedTo to, Batch batch, Set<UUID> inserted, Instant now) {
        return !inserted.isEmpty() ? List.of(NewRows.event(to, batch, inserted, now)) : List.of();
    }
}
