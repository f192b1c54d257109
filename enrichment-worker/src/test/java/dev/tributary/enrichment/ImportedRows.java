package dev.tributary.enrichment;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Rows as the bank's context sends them.
public final class ImportedRows {

    private ImportedRows() {}

    public static ImportedTransaction purchase(String description, String amount) {
        return row(description, amount, "PURCHASE");
    }

    public static ImportedTransaction row(String description, String amount, String type, String... classification) {
        return new ImportedTransaction(
                Ids.next(),
                LocalDate.of(2026, 11, 2),
                description,
                null,
                new BigDecimal(amount),
                "GBP",
                type,
                List.of(classification));
    }

    public static TransactionsImported imported(String user, UUID job, UUID account, ImportedTransaction... rows) {
        return new TransactionsImported(
                Ids.next(),
                Instant.now(),
                user,
                job,
                account,
                SourceKind.ACCOUNT,
                Stream.of(rows).toList(),
                true);
    }
}
