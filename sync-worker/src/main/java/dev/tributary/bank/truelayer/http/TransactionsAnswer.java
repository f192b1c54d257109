package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData.RowReader;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankFailure.Unavailable;
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

    /// @throws BankCallFailed [BrokenAnswer] when the text is cut short, is not JSON or holds no results
    /// @throws IOException when the connection breaks
    static void read(InputStream body, RowReader reader) throws IOException {
        try (var parser = JSON.createParser(body)) {
            readEnvelope(parser, reader);
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
    }

    private static void readEnvelope(JsonParser parser, RowReader reader) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BankCallFailed(new BrokenAnswer("not_an_object"));
        }
        var complete = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals("results") && parser.currentToken() == JsonToken.START_ARRAY) {
                if (!readRows(parser, reader)) {
                    return;
                }
                complete = true;
            } else if (field.equals("status") && "Failed".equals(parser.getText())) {
                throw new BankCallFailed(new Unavailable(200, "status_failed"));
            } else {
                parser.skipChildren();
            }
        }
        if (!complete) {
            throw new BankCallFailed(new BrokenAnswer("no_results"));
        }
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
