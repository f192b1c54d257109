package dev.tributary.enrichment.ladder;

import dev.tributary.contracts.SourceKind;
import dev.tributary.enrichment.ImportedRows;

/// Rows that read like a statement.
public final class StatementRows {

    private StatementRows() {}

    public static StatementRow purchase(String description) {
        return account(description, "-10.00", "PURCHASE");
    }

    public static StatementRow account(String description, String amount, String type, String... classification) {
        return StatementRow.of(ImportedRows.row(description, amount, type, classification), SourceKind.ACCOUNT);
    }

    public static StatementRow card(String description, String amount, String type) {
        return StatementRow.of(ImportedRows.row(description, amount, type), SourceKind.CARD);
    }
}
