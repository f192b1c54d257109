package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.sync.ClosingAnswer;
import dev.tributary.bank.truelayer.Resource;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/// When a closing step was last answered, or why it was not.
final class ClosingRows {

    private static final String ANSWERED = """
            INSERT INTO closing_answers (account_id, resource, job_id, answered_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account_id, resource) DO UPDATE
            SET job_id = excluded.job_id, answered_at = excluded.answered_at, failed_at = NULL, failure = NULL
            """;
    private static final String FAILED = """
            INSERT INTO closing_answers (account_id, resource, job_id, failed_at, failure) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account_id, resource) DO UPDATE
            SET job_id = excluded.job_id, failed_at = excluded.failed_at, failure = excluded.failure
            """;

    private ClosingRows() {}

    static void store(
            SqlConnection connection,
            UUID accountId,
            UUID jobId,
            Resource resource,
            ClosingAnswer answer,
            Instant now) {
        var written = Tuple.tuple()
                .addUUID(accountId)
                .addString(resource.path())
                .addUUID(jobId)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        if (answer instanceof ClosingAnswer.Missing(var failure)) {
            connection
                    .preparedQuery(FAILED)
                    .execute(written.addString(failure.code()))
                    .await()
                    .indefinitely();
        } else {
            connection.preparedQuery(ANSWERED).execute(written).await().indefinitely();
        }
    }
}
