package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    /// Says nothing until it is closed.
    private static final class Silent extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void aBankThatFallsSilentIsGivenUp() throws IOException {
        try (var body = new SilenceWatch(new Silent(), Duration.ofMillis(100), LONG, timer)) {
            assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void anAnswerThatTricklesForEverIsGivenUp() throws IOException {
        try (var body = new SilenceWatch(new Silent(), LONG, Duration.ofMillis(100), timer, Duration.ofMillis(10))) {
            assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void bytesComeThroughAsTheyAre() throws IOException {
        try (var body = new SilenceWatch(new ByteArrayInputStream(new byte[] {1, -1, 3}), LONG, LONG, timer)) {
            assertThat(body.read()).isEqualTo(1);
            assertThat(body.readAllBytes()).containsExactly(-1, 3);
            assertThat(body.read()).isEqualTo(-1);
        }
    }
}
