package dev.tributary.enrichment.benchmark;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ladder.StatementRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Card purchases out of descriptors.
final class Purchases {

    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 2);
    private static final BigDecimal SOME_AMOUNT = new BigDecimal("-10.00");

    private Purchases() {}

    static StatementRow of(String descriptor) {
        return of(descriptor, SOME_DAY, SOME_AMOUNT);
    }

    /// @param amount below zero where money went out
    static StatementRow of(String descriptor, LocalDate bookedOn, BigDecimal amount) {
        return StatementRow.of(
                new ImportedTransaction(
                        UUID.randomUUID(), bookedOn, descriptor, null, amount, "CAD", "PURCHASE", List.of()),
                SourceKind.CARD);
    }
}
