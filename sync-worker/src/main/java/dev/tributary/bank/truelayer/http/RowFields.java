package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tributary.bank.truelayer.BankTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one row while it is read. Used again for the next row.
final class RowFields {

    private static final Set<String> TEXTS = Set.of(
            "transaction_id",
            "normalised_provider_transaction_id",
            "provider_transaction_id",
            "timestamp",
            "description",
            "currency",
            "transaction_type",
            "transaction_category",
            "merchant_name");

    private @Nullable String transactionId;
    private @Nullable String normalisedProviderTransactionId;
    private @Nullable String providerTransactionId;
    private @Nullable String timestamp;
    private @Nullable String description;
    private @Nullable String amount;
    private @Nullable String currency;
    private @Nullable String transactionType;
    private @Nullable String transactionCategory;
    private @Nullable String merchantName;
    private @Nullable String runningBalance;
    private @Nullable String runningBalanceCurrency;
    private @Nullable String malformed;
    private final List<String> classification = new ArrayList<>(2);

    void clear() {
        transactionId = null;
        normalisedProviderTransactionId = null;
        providerTransactionId = null;
        timestamp = null;
        description = null;
        amount = null;
        currency = null;
        transactionType = null;
        transactionCategory = null;
        merchantName = null;
        runningBalance = null;
        runningBalanceCurrency = null;
        malformed = null;
        classification.clear();
    }

    /// Numbers are read as they are written: no float ever rounds an amount. An amount in quotes is one, too.
    void put(String field, JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (field.equals("amount")) {
            putAmount(token, parser);
        } else if (TEXTS.contains(field)) {
            putText(field, token, parser);
        }
    }

    private void putAmount(JsonToken token, JsonParser parser) throws IOException {
        if (token.isNumeric() || token == JsonToken.VALUE_STRING) {
            amount = parser.getText();
        } else {
            malformed("amount");
        }
    }

    private void putText(String field, JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            malformed(field);
            return;
        }
        var text = parser.getText();
        switch (field) {
            case "transaction_id" -> transactionId = text;
            case "normalised_provider_transaction_id" -> normalisedProviderTransactionId = text;
            case "provider_transaction_id" -> providerTransactionId = text;
            case "timestamp" -> timestamp = text;
            case "description" -> description = text;
            case "currency" -> currency = text;
            case "transaction_type" -> transactionType = text;
            case "transaction_category" -> transactionCategory = text;
            case "merchant_name" -> merchantName = text;
            default -> throw new IllegalStateException("no place for the field " + field);
        }
    }

    /// An object or array where a plain value belongs; in fields nobody reads it is as documented.
    void putStructure(String field) {
        if (field.equals("amount") || TEXTS.contains(field)) {
            malformed(field);
        }
    }

    /// A field of the running balance.
    void putRunningBalance(String field, JsonToken token, JsonParser parser) throws IOException {
        if (field.equals("amount") && (token.isNumeric() || token == JsonToken.VALUE_STRING)) {
            runningBalance = parser.getText();
        } else if (field.equals("currency") && token == JsonToken.VALUE_STRING) {
            runningBalanceCurrency = parser.getText();
        }
    }

    private boolean isBalanceInRowsCurrency() {
        return runningBalanceCurrency == null || runningBalanceCurrency.equalsIgnoreCase(currency);
    }

    void classify(String word) {
        if (classification.size() < 2) {
            classification.add(word);
        }
    }

    void malformed(String field) {
        if (malformed == null) {
            malformed = field;
        }
    }

    BankTransaction at(int position) {
        return new BankTransaction(
                position,
                transactionId,
                normalisedProviderTransactionId,
                providerTransactionId,
                timestamp,
                description,
                amount,
                currency,
                transactionType,
                transactionCategory,
                classification,
                merchantName,
                isBalanceInRowsCurrency() ? runningBalance : null,
                malformed);
    }
}
