package dev.tributary.bank.truelayer.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// An answer's body that gives up when the other side stays silent. Only the time spent waiting for bytes counts: a
/// reader that takes long over what it has got is not the bank's fault.
final class SilenceWatch extends FilterInputStream {

    private static final long NOT_WAITING = 0;

    private final long longestSilenceNanos;
    private final long longestAnswerNanos;
    private final ScheduledFuture<?> watch;
    private volatile long waitingSince = NOT_WAITING;
    private volatile long waited;
    private volatile boolean silent;

    /// @param longestSilence between two pieces of the answer
    /// @param longestAnswer all waiting together
    SilenceWatch(InputStream body, Duration longestSilence, Duration longestAnswer, ScheduledExecutorService timer) {
        this(body, longestSilence, longestAnswer, timer, longestSilence.dividedBy(10));
    }

    SilenceWatch(
            InputStream body,
            Duration longestSilence,
            Duration longestAnswer,
            ScheduledExecutorService timer,
            Duration every) {
        super(body);
        this.longestSilenceNanos = longestSilence.toNanos();
        this.longestAnswerNanos = longestAnswer.toNanos();
        this.watch =
                timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var begun = System.nanoTime();
        waitingSince = begun == NOT_WAITING ? 1 : begun;
        try {
            var count = super.read(target, offset, length);
            if (silent) {
                throw new InterruptedIOException("silent");
            }
            return count;
        } catch (IOException broken) {
            throw silent ? new InterruptedIOException("silent") : broken;
        } finally {
            waitingSince = NOT_WAITING;
            addWait(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }

    /// Only the one reader adds.
    private void addWait(long nanos) {
        var before = waited;
        waited = before + nanos;
    }

    private void look() {
        var since = waitingSince;
        if (since == NOT_WAITING) {
            return;
        }
        var waiting = System.nanoTime() - since;
        if (waiting > longestSilenceNanos || waited + waiting > longestAnswerNanos) {
            silent = true;
            watch.cancel(false);
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            super.close();
        } catch (IOException alreadyGone) {
            silent = true;
        }
    }
}
