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

    private final long longestNanos;
    private final ScheduledFuture<?> watch;
    private volatile long waitingSince = NOT_WAITING;
    private volatile boolean silent;

    SilenceWatch(InputStream body, Duration longest, ScheduledExecutorService timer) {
        super(body);
        this.longestNanos = longest.toNanos();
        var every = Math.max(longest.toMillis() / 10, 10);
        this.watch = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        waitingSince = Math.max(System.nanoTime(), NOT_WAITING + 1);
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
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }

    private void look() {
        var since = waitingSince;
        if (since != NOT_WAITING && System.nanoTime() - since > longestNanos) {
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
