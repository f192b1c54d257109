package dev.tributary.testbed.truelayer.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.history.Merchant;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a row looks on the wire.
///
/// @param drift other numbers give other `transaction_id`s
/// @param withNormalisedId whether rows that have the stable identifier show it
record RowJson(long drift, boolean withNormalisedId) {
    static final RowJson USUAL = new RowJson(0, true);

    void write(BankTransaction row, JsonGenerator json) throws IOException {
        var booking = row.booking();
        json.writeStartObject();
        json.writeStringField("transaction_id", row.transactionId(drift));
        var normalised = row.normalisedProviderTransactionId();
        if (normalised != null && withNormalisedId) {
            json.writeStringField("normalised_provider_transaction_id", normalised);
        }
        var providerId = row.providerTransactionId();
        if (providerId != null) {
            json.writeStringField("provider_transaction_id", providerId);
        }
        json.writeStringField("timestamp", row.timestamp());
        json.writeStringField("description", booking.description());
        // Cards show what is owed: a debit is positive there.
        json.writeNumberField(
                "amount", row.account().isCard() ? booking.amount().negate() : booking.amount());
        json.writeStringField("currency", row.account().currency());
        json.writeStringField("transaction_type", booking.isDebit() ? "DEBIT" : "CREDIT");
        json.writeStringField("transaction_category", booking.category().name());
        writeEnrichment(row, json);
        json.writeObjectFieldStart("meta");
        json.writeStringField("provider_transaction_category", providerCategory(booking.category()));
        json.writeEndObject();
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
