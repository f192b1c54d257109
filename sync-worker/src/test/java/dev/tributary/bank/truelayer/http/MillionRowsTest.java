package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.truelayer.BankTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// An answer of a million rows, about 300 MB, that is never in memory as a whole.
class MillionRowsTest {

    private static final int ROWS = 1_000_000;
    private static final long FLAT = 24L * 1024 * 1024;

    @Test
    void memoryDoesNotGrowWithTheAnswer() throws IOException {
        // given
        var begin = used();
        var seen = new int[1];
        var most = new long[1];
        // when
        TransactionsAnswer.read(new Answer(), row -> {
            seen[0]++;
            if (row.position() % 250_000 == 249_999) {
                most[0] = Math.max(most[0], used() - begin);
            }
            return matches(row);
        });
        // then
        assertThat(seen[0]).isEqualTo(ROWS);
        assertThat(most[0]).isLessThan(FLAT);
    }

    private static boolean matches(BankTransaction row) {
        return ("t" + row.position()).equals(row.transactionId());
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Written while it is read.
    private static final class Answer extends InputStream {
        private byte[] piece = "{\"results\":[".getBytes(StandardCharsets.UTF_8);
        private int offset;
        private int written;

        @Override
        public int read() {
            throw new UnsupportedOperationException("rows are read in pieces");
        }

        @Override
        public int read(byte[] target, int start, int length) {
            if (offset == piece.length && !advance()) {
                return -1;
            }
            var count = Math.min(length, piece.length - offset);
            System.arraycopy(piece, offset, target, start, count);
            offset += count;
            return count;
        }

        private boolean advance() {
            if (written > ROWS) {
                return false;
            }
            piece = next().getBytes(StandardCharsets.UTF_8);
            offset = 0;
            written++;
            return true;
        }

        private String next() {
            return written == ROWS
                    ? "],\"status\":\"Succeeded\"}"
                    : (written == 0 ? "" : ",")
                            + "{\"transaction_id\":\"t%d\",\"timestamp\":\"2026-03-02T00:00:00Z\",\"description\":\"COFFEE %d\","
                                    .formatted(written, written)
                            + "\"amount\":-3.40,\"currency\":\"GBP\",\"transaction_type\":\"DEBIT\","
                            + "\"transaction_category\":\"PURCHASE\",\"transaction_classification\":[\"Food\"],"
                            + "\"meta\":{\"provider_category\":\"DEB\",\"unknown\":[1,2,3]}}";
        }
    }
}
