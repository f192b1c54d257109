package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.Amendment;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.stream.Stream;

/// Rows as the simulator tells them to whoever checks: JSON lines, amounts negative where money leaves.
public final class RowLines {

    private RowLines() {}

    public static Buffer of(Collection<BankTransaction> rows) {
        return join(rows.stream().map(RowLines::line));
    }

    public static Buffer join(Stream<JsonObject> objects) {
        var lines = Buffer.buffer();
        objects.forEach(object -> lines.appendBuffer(object.toBuffer()).appendByte((byte) '\n'));
        return lines;
    }

    public static JsonObject line(BankTransaction row) {
        return new JsonObject()
                .put("booked_on", row.booking().bookedOn().toString())
                .put("amount", row.booking().amount().toPlainString())
                .put("currency", row.account().currency())
                .put("description", row.booking().description())
                .put("transaction_id", row.transactionId())
                .put("normalised_provider_transaction_id", row.normalisedProviderTransactionId());
    }

    public static JsonObject settlement(Amendment.Settlement settlement) {
        return new JsonObject().put("pending", line(settlement.pending())).put("booked", line(settlement.booked()));
    }
}
