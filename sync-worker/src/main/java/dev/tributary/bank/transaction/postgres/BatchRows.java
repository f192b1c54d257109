package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Answer;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.transaction.KeyFilter;
import dev.tributary.bank.transaction.PendingRow;
import dev.tributary.bank.transaction.Recognition;
import dev.tributary.bank.transaction.ServedRow;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.bank.transaction.Settling;
import dev.tributary.bank.transaction.StoredBatch;
import dev.tributary.messaging.VersionConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch of booked rows does to what is stored, within the transaction of its checkpoint: find the stored rows
/// they could be, decide, write.
@ApplicationScoped
public class BatchRows {

    private static final String UNIQUE_VIOLATION = "23505";

    private final RowKeys rowKeys;
    private final Settling settling;

    BatchRows(RowKeys rowKeys, Settling settling) {
        this.rowKeys = rowKeys;
        this.settling = settling;
    }

    /// The transaction goes on to write the mark of what is returned on the account.
    public StoredBatch store(SqlConnection connection, ServedTo to, Batch batch, Instant now) {
        if (batch.rows().isEmpty()) {
            return StoredBatch.NOTHING;
        }
        var standing = CandidateRows.standing(connection, to.accountId());
        var keys = rowKeys.of(to.accountId(), standing);
        var stored = store(connection, to, batch, keys, now);
        if (keys != null && stored.mark() != null) {
            rowKeys.written(to.accountId(), keys, stored.mark(), standing.rows() + stored.grownBy());
        }
        return stored;
    }

    private StoredBatch store(
            SqlConnection connection, ServedTo to, Batch batch, @Nullable KeyFilter keys, Instant now) {
        var stored = StoredBatch.NOTHING;
        var awaited = batch.awaited();
        try {
            for (var rows = batch.rows(); !rows.isEmpty(); rows = batch.answer().displaced()) {
                stored = stored.and(store(connection, to, rows, keys, awaited, batch.answer(), now));
                awaited = List.of();
            }
            return stored;
        } catch (PgException failure) {
            throw keys != null && UNIQUE_VIOLATION.equals(failure.getSqlState()) ? forgotten(to.accountId()) : failure;
        }
    }

    /// A row that our keys did not know was there. The next try looks for all of them.
    private VersionConflict forgotten(UUID accountId) {
        rowKeys.forget(accountId);
        return new VersionConflict("a row of the account");
    }

    private StoredBatch store(
            SqlConnection connection,
            ServedTo to,
            List<ServedRow> rows,
            @Nullable KeyFilter keys,
            List<PendingRow> awaited,
            Answer answer,
            Instant now) {
        var candidates = CandidateRows.find(connection, to.accountId(), lookedFor(rows, keys));
        var decisions = Recognition.decide(rows, candidates, answer, to.jobId());
        return write(connection, to, BatchWriting.of(connection, to, awaited, settling, decisions), now);
    }

    /// @return the rows that may be stored already; all of them have their keys in the filter then
    private static List<ServedRow> lookedFor(List<ServedRow> rows, @Nullable KeyFilter keys) {
        if (keys == null) {
            return rows;
        }
        var maybe = rows.stream().filter(row -> RowKeys.mayBeKnown(keys, row)).toList();
        RowKeys.add(keys, rows);
        return maybe;
    }

    private static StoredBatch write(SqlConnection connection, ServedTo to, BatchWriting writing, Instant now) {
        var accountId = to.accountId();
        // First: a row that is known by an id from now on leaves its looks to a twin that is new.
        TransactionRows.rewrite(connection, accountId, to.jobId(), writing.rewritten())
                .await()
                .indefinitely();
        Uni.join()
                .all(
                        TransactionRows.insert(connection, accountId, to.jobId(), writing.added()),
                        DecisionRows.append(connection, accountId, to.jobId(), writing.decisions(), now),
                        SightingRows.append(connection, accountId, to.jobId(), writing.sighted(), now))
                .andFailFast()
                .await()
                .indefinitely();
        return writing.stored(to, now);
    }
}
