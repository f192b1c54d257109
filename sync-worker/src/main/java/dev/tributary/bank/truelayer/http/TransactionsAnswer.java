package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData.RowReader;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// `{"results":[…],"status":"Succeeded"}`, read row by row: memory does not grow with the answer.
final class TransactionsAnswer {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNumberLength(1_000).build())
            .build();

    private TransactionsAnswer() {}

    /// The parts of an answer beside its rows.
    private static final class Envelope {
        private boolean rowsRead;
        private boolean stopped;
        private @Nullable String status;
        private @Nullable String error;
    }

    /// @throws BankCallFailed [BrokenAnswer] when the text is cut short, is not JSON or holds no results
    /// @throws IOException when the connection breaks
    static void read(InputStream body, RowReader reader) throws IOException {
        if (!readPrepared(body, reader)) {
            throw new BankCallFailed(new BrokenAnswer("still_preparing"));
        }
    }

    /// @return false when the answer is still being prepared
    static boolean readPrepared(InputStream body, RowReader reader) throws IOException {
        try (var parser = JSON.createParser(body)) {
            var envelope = readEnvelope(parser, reader);
            if (envelope.stopped) {
                return true;
            }
            if ("Failed".equals(envelope.status)) {
                throw new BankCallFailed(ErrorAnswer.told(envelope.error));
            }
            if ("Queued".equals(envelope.status) || "Running".equals(envelope.status)) {
                return false;
            }
            if (!envelope.rowsRead) {
                throw new BankCallFailed(new BrokenAnswer("no_results"));
            }
            return true;
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
    }

    private static Envelope readEnvelope(JsonParser parser, RowReader reader) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BankCallFailed(new BrokenAnswer("not_an_object"));
        }
        var envelope = new Envelope();
        while (!envelope.stopped && parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            if (field.equals("results") && token == JsonToken.START_ARRAY) {
                envelope.stopped = !readRows(parser, reader);
                envelope.rowsRead = true;
            } else if (field.equals("status") && token == JsonToken.VALUE_STRING) {
                envelope.status = parser.getText();
            } else if (field.equals("error") && token == JsonToken.VALUE_STRING) {
                envelope.error = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return envelope;
    }

    /// @return false when the reader wants no more
    private static boolean readRows(JsonParser parser, RowReader reader) throws IOException {
        var row = new RowFields();
        for (var position = 0; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            requireMore(parser.currentToken());
            row.clear();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readRow(parser, row);
            } else {
                parser.skipChildren();
                row.malformed("row");
            }
            if (!reader.take(row.at(position))) {
                return false;
            }
        }
        return true;
    }

    private static void requireMore(@Nullable JsonToken token) {
        if (token == null) {
            throw new BankCallFailed(new BrokenAnswer("cut_short"));
        }
    }

    private static void readRow(JsonParser parser, RowFields row) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            requireMore(token);
            if (field.equals("transaction_classification") && token == JsonToken.START_ARRAY) {
                readClassification(parser, row);
            } else if (field.equals("running_balance") && token == JsonToken.START_OBJECT) {
                readRunningBalance(parser, row);
            } else if (token.isScalarValue()) {
                row.put(field, token, parser);
            } else {
                row.putStructure(field);
                parser.skipChildren();
            }
        }
    }

    private static void readRunningBalance(JsonParser parser, RowFields row) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            requireMore(token);
            row.putRunningBalance(field, token, parser);
            parser.skipChildren();
        }
    }

    private static void readClassification(JsonParser parser, RowFields row) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireMore(parser.currentToken());
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                row.classify(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}
