package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/// Writes a long answer piece by piece, no faster than it is read, so that its length costs no memory.
/// Not on an event loop.
final class RowStream {
    private static final int ROWS_AT_ONCE = 500;

    private final HttpServerResponse response;
    private final List<Fault> faults;

    RowStream(HttpServerResponse response, List<Fault> faults) {
        this.response = response.setChunked(true);
        this.faults = faults;
    }

    /// Whether the whole answer went out as it was.
    boolean send(Answer.Streamed answer) {
        var rows = answer.rows();
        var end = cut(rows.size());
        write(RenderedHistory.opening());
        for (var start = 0; start < end; start += ROWS_AT_ONCE) {
            var some = rows.subList(start, Math.min(end, start + ROWS_AT_ONCE));
            write(RenderedHistory.piece(some, answer.json(), start == 0));
        }
        answer.absurd().forEach(row -> write(Buffer.buffer("," + row)));
        if (struckBy(Fault.Truncated.class)) {
            response.reset();
            return false;
        }
        if (struckBy(Fault.BrokenJson.class)) {
            join(response.end().map(true));
            return false;
        }
        join(response.end(RenderedHistory.closing()).map(true));
        return true;
    }

    private int cut(int rows) {
        return struckBy(Fault.Truncated.class) ? rows / 2 : struckBy(Fault.BrokenJson.class) ? rows * 2 / 3 : rows;
    }

    private void write(Buffer piece) {
        for (var fault : faults) {
            if (fault instanceof Fault.SlowBytes(var bytesPerSecond)) {
                rest(piece.length() * 1_000L / bytesPerSecond);
            }
        }
        join(response.write(piece).map(true));
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an answer was sent", e);
        }
    }

    private static void join(Future<Boolean> sent) {
        sent.toCompletionStage().toCompletableFuture().join();
    }

    private boolean struckBy(Class<? extends Fault> kind) {
        return faults.stream().anyMatch(kind::isInstance);
    }
}
