package dev.tributary.testbed.truelayer.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.history.Merchant;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a row looks on the wire.
record RowJson(RowLook look) {
    static final RowJson USUAL = new RowJson(RowLook.USUAL);

    void write(BankTransaction row, JsonGenerator json) throws IOException {
        var booking = row.booking();
        json.writeStartObject();
        json.writeStringField("transaction_id", row.transactionId(look.drift()));
        var normalised = row.normalisedProviderTransactionId();
        if (normalised != null && look.showsNormalisedId(row)) {
            json.writeStringField("normalised_provider_transaction_id", normalised);
        }
        var providerId = row.providerTransactionId();
        if (providerId != null) {
            json.writeStringField("provider_transaction_id", providerId);
        }
        json.writeStringField("timestamp", look.timestamp(row));
        json.writeStringField("description", booking.description());
        json.writeNumberField("amount", look.signed(asShown(row)));
        json.writeStringField("currency", row.account().currency());
        json.writeStringField("transaction_type", booking.isDebit() ? "DEBIT" : "CREDIT");
        json.writeStringField(
                "transaction_category",
                look.unknownValues() ? "TELEPATHY" : booking.category().name());
        writeEnrichment(row, json);
        writeRunningBalance(row, json);
        json.writeObjectFieldStart("meta");
        json.writeStringField("provider_transaction_category", providerCategory(booking.category()));
        json.writeEndObject();
        if (look.unknownValues()) {
            json.writeFieldName("x_introduced_yesterday");
            json.writeRawValue("{\"deep\":[1,{\"deeper\":null},[\"deepest\"]],\"amount\":99.99}");
        }
        json.writeEndObject();
    }

    /// Cards show what is owed: a debit is positive there.
    private static BigDecimal asShown(BankTransaction row) {
        var amount = row.booking().amount();
        return row.account().isCard() ? amount.negate() : amount;
    }

    private void writeRunningBalance(BankTransaction row, JsonGenerator json) throws IOException {
        var balance = row.balance();
        if (balance == null) {
            return;
        }
        json.writeObjectFieldStart("running_balance");
        json.writeNumberField("amount", look.balance(row, balance));
        json.writeStringField("currency", row.account().currency());
        json.writeEndObject();
    }

    private static void writeEnrichment(BankTransaction row, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("transaction_classification");
        var merchant = recognised(row);
        for (var label : merchant == null ? List.<String>of() : merchant.classification()) {
            json.writeString(label);
        }
        json.writeEndArray();
        if (merchant != null) {
            json.writeStringField("merchant_name", merchant.name());
        }
    }

    /// TrueLayer recognises most merchants, of purchases and direct debits only.
    private static @Nullable Merchant recognised(BankTransaction row) {
        var merchant = row.booking().merchant();
        var enriched = row.booking().category() == TransactionCategory.PURCHASE
                || row.booking().category() == TransactionCategory.DIRECT_DEBIT;
        return enriched && merchant != null && Math.floorMod(merchant.name().hashCode(), 10) < 7 ? merchant : null;
    }

    private static String providerCategory(TransactionCategory category) {
        return switch (category) {
            case ATM -> "CPT";
            case BILL_PAYMENT -> "BP";
            case CASHBACK, CREDIT, DIVIDEND -> "BGC";
            case CHEQUE -> "CHQ";
            case DIRECT_DEBIT -> "DD";
            case FEE_CHARGE -> "CHG";
            case INTEREST -> "INT";
            case OTHER -> "OTH";
            case PURCHASE -> "DEB";
            case STANDING_ORDER -> "SO";
            case TRANSFER -> "FPO";
        };
    }
}
