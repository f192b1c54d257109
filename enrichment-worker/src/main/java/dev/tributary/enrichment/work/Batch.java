package dev.tributary.enrichment.work;

import dev.tributary.contracts.TransactionsImported;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.languagemodel.Payer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of one account that one job wants enriched.
///
/// @param runId the run a person asked for that they wait in; null when the import itself asked
public record Batch(Climb climb, UUID accountId, @Nullable UUID runId, List<StatementRow> rows) {

    public Batch {
        rows = List.copyOf(rows);
    }

    static Batch of(TransactionsImported event) {
        return new Batch(
                new Climb(event.userId(), event.jobId(), event.accountId()),
                event.accountId(),
                null,
                event.transactions().stream()
                        .map(told -> StatementRow.of(told, event.kind()))
                        .toList());
    }

    Payer payer() {
        return new Payer(climb.userId(), climb.jobId(), runId);
    }
}
