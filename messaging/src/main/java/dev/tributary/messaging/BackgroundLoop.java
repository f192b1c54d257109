package dev.tributary.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Work that nobody asks for, on a virtual thread of its own, again and again until it is stopped. What fails is tried
/// again after the next pause.
///
/// ```
/// work ──there may be more──▶ work at once
///   │ ──all is done, or failed──▶ pause ──over, or soon()──▶ work
/// ```
public final class BackgroundLoop {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);

    private final String name;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;

    /// @param name of the thread, and of the work in logs
    public BackgroundLoop(String name) {
        this.name = name;
    }

    /// @param work tells whether there may be more of it, which is then done without a pause
    public void start(Duration pause, BooleanSupplier work) {
        running = true;
        Thread.ofVirtual().name(name).start(() -> run(pause, work));
    }

    public void start(Duration pause, Runnable work) {
        start(pause, () -> {
            work.run();
            return false;
        });
    }

    /// Ends the pause, or leaves out the next one.
    public void soon() {
        wake.release();
    }

    /// What is being done is done to its end, and then nothing more.
    public void stop() {
        running = false;
        wake.release();
    }

    private void run(Duration pause, BooleanSupplier work) {
        try {
            while (running) {
                var more = attempt(work);
                if (!more && wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failure) {
            if (running) {
                LOG.warnf("%s waits: cause=%s", name, PassingFailure.nameOf(failure));
            }
            return false;
        }
    }
}
