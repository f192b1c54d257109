package dev.tributary.testbed.truelayer.data;

import com.fasterxml.jackson.core.JsonFactory;
import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// An account's rows as JSON, written once. Because rows are in the order of their days, every window is one piece of
/// the same bytes, and serving it costs no rendering and no copy.
final class RenderedHistory {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] BEFORE = "{\"results\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "],\"status\":\"Succeeded\"}".getBytes(StandardCharsets.US_ASCII);

    private final AccountHistory history;
    private final byte[] bytes;
    private final int[] starts;

    private RenderedHistory(AccountHistory history, byte[] bytes, int[] starts) {
        this.history = history;
        this.bytes = bytes;
        this.starts = starts;
    }

    static RenderedHistory of(AccountHistory history) {
        var starts = new int[history.rows().size() + 1];
        return new RenderedHistory(history, render(history.rows(), RowJson.USUAL, starts), starts);
    }

    @SuppressWarnings("ReferenceEquality") // a history that was written anew is another one, whatever it holds
    boolean renders(AccountHistory history) {
        return this.history == history;
    }

    /// @param from first day, inclusive
    /// @param to last day, inclusive
    Buffer between(LocalDate from, LocalDate to) {
        var first = history.firstOnOrBefore(to);
        var end = history.firstOnOrBefore(from.minusDays(1));
        return first >= end ? envelope(bytes, 0, 0) : envelope(bytes, starts[first], starts[end] - 1);
    }

    /// Rows that look different from the usual are rendered for this answer alone.
    ///
    /// @param absurd what comes along as JSON and is no row
    static Buffer specially(List<BankTransaction> rows, RowJson json, List<String> absurd) {
        var bytes = render(rows, json, new int[rows.size() + 1]);
        if (absurd.isEmpty()) {
            return envelope(bytes, 0, Math.max(0, bytes.length - 1));
        }
        return opening()
                .appendBytes(bytes)
                .appendString(String.join(",", absurd))
                .appendBuffer(closing());
    }

    static Buffer opening() {
        return Buffer.buffer(BEFORE);
    }

    static Buffer closing() {
        return Buffer.buffer(AFTER);
    }

    /// Some rows of a longer answer, with the commas between them and, unless they are its first, one before them.
    static Buffer piece(List<BankTransaction> rows, RowJson look, boolean first) {
        var bytes = render(rows, look, new int[rows.size() + 1]);
        var piece = Buffer.buffer(bytes.length + 1);
        if (!first) {
            piece.appendByte((byte) ',');
        }
        return piece.appendBytes(bytes, 0, bytes.length - 1);
    }

    /// Vert.x 4 has no other way to send bytes without copying them.
    @SuppressWarnings("deprecation")
    private static Buffer envelope(byte[] bytes, int start, int end) {
        return Buffer.buffer(Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(BEFORE),
                Unpooled.wrappedBuffer(bytes, start, end - start),
                Unpooled.wrappedBuffer(AFTER)));
    }

    /// Writes each row with a comma after it.
    ///
    /// @param starts gets the place of every row, and the end
    private static byte[] render(List<BankTransaction> rows, RowJson look, int[] starts) {
        var out = new ByteArrayOutputStream(rows.size() * 420);
        try (var json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (var index = 0; index < rows.size(); index++) {
                starts[index] = out.size();
                look.write(rows.get(index), json);
                json.flush();
                out.write(',');
            }
            starts[rows.size()] = out.size();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
