package dev.tributary.bank.transaction.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// One JSON object per line, the same as in the list.
record JsonLinesExport(ObjectMapper json) implements ExportFormat {

    @Override
    public String head() {
        return "";
    }

    @Override
    public String line(TransactionView transaction) {
        try {
            return json.writeValueAsString(transaction) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a transaction as JSON", impossible);
        }
    }
}
