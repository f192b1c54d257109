package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Answer;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.PendingRow;
import dev.tributary.bank.transaction.Recognition;
import dev.tributary.bank.transaction.ServedRow;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.StoredBatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// What a batch of booked rows does to what is stored, within the transaction of its checkpoint: find the stored rows
/// they could be, decide, write.
public final class BatchRows {

    private BatchRows() {}

    public static StoredBatch store(SqlConnection connection, ServedTo to, Batch batch, Instant now) {
        var stored = StoredBatch.NOTHING;
        var awaited = batch.awaited();
        for (var rows = batch.rows(); !rows.isEmpty(); rows = batch.answer().displaced()) {
            stored = stored.and(store(connection, to, rows, awaited, batch.answer(), now));
            awaited = List.of();
        }
        return stored;
    }

    private static StoredBatch store(
            SqlConnection connection,
            ServedTo to,
            List<ServedRow> rows,
            List<PendingRow> awaited,
            Answer answer,
            Instant now) {
        var candidates = CandidateRows.find(connection, to.accountId(), rows);
        var decisions = Recognition.decide(rows, candidates, answer, to.jobId());
        return write(connection, to, BatchWriting.of(connection, to, awaited, decisions), now);
    }

    private static StoredBatch write(SqlConnection connection, ServedTo to, BatchWriting writing, Instant now) {
        var accountId = to.accountId();
        // First: a row that is known by an id from now on leaves its looks to a twin that is new.
        var rewritten = TransactionRows.rewrite(connection, accountId, to.jobId(), writing.rewritten());
        rewritten.await().indefinitely();
        var inserted = TransactionRows.insert(connection, accountId, to.jobId(), writing.added())
                .subscribeAsCompletionStage();
        Uni.join()
                .all(
                        DecisionRows.append(connection, accountId, to.jobId(), writing.decisions(), now),
                        SightingRows.append(connection, accountId, to.jobId(), writing.sighted(), now))
                .andFailFast()
                .await()
                .indefinitely();
        var added = inserted.join() == writing.added().size()
                ? writing.added()
                : TransactionRows.present(connection, accountId, writing.added());
        return writing.stored(to, added, now);
    }
}
