package dev.tributary.enrichment.ladder;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.merchant.Merchant;
import dev.tributary.enrichment.merchant.NormaliseDescriptor;
import java.util.Locale;

/// One row of a statement, with who it is about.
///
/// @param told what the bank told of it
public record StatementRow(ImportedTransaction told, SourceKind kind, Merchant merchant) {

    public static StatementRow of(ImportedTransaction told, SourceKind kind) {
        return new StatementRow(told, kind, NormaliseDescriptor.merchant(told.description(), told.merchantName()));
    }

    public Direction direction() {
        return Direction.of(told.amount());
    }

    public MerchantSide merchantSide() {
        return new MerchantSide(merchant.key(), direction());
    }

    /// Whether it names a business everybody may know, rather than somebody this person knows.
    public boolean isTrade() {
        return switch (told.transactionCategory().toUpperCase(Locale.ROOT)) {
            case "PURCHASE", "DIRECT_DEBIT" -> true;
            case "TRANSFER", "STANDING_ORDER", "BILL_PAYMENT", "CHEQUE", "CREDIT" -> false;
            // Banks that do not tell: on a card it is a purchase.
            default -> kind == SourceKind.CARD;
        };
    }
}
