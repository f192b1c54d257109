package dev.tributary.enrichment.work;

import dev.tributary.contracts.TransactionsImported;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import java.util.List;
import java.util.UUID;

/// Rows of one account that one job wants enriched.
public record Batch(Climb climb, UUID accountId, List<StatementRow> rows) {

    public Batch {
        rows = List.copyOf(rows);
    }

    static Batch of(TransactionsImported event) {
        return new Batch(
                new Climb(event.userId(), event.jobId()),
                event.accountId(),
                event.transactions().stream()
                        .map(told -> StatementRow.of(told, event.kind()))
                        .toList());
    }
}
