package dev.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final BackgroundLoop loop = new BackgroundLoop("trial");

    /// One entry for each time the work was done.
    private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void shouldWorkWithoutPauseWhileThereIsMore() throws InterruptedException {
        // when
        loop.start(FOR_EVER, () -> {
            done.add(1);
            return done.size() < 3;
        });

        // then
        assertThat(times(3)).isTrue();
    }

    @Test
    void shouldWorkAgainAfterAPause() throws InterruptedException {
        // when
        loop.start(MOMENT, () -> {
            done.add(1);
        });

        // then
        assertThat(times(3)).isTrue();
    }

    @Test
    void shouldWorkAgainAfterAFailure() throws InterruptedException {
        // when
        loop.start(MOMENT, () -> {
            done.add(1);
            throw new IllegalStateException("not now");
        });

        // then
        assertThat(times(2)).isTrue();
    }

    @Test
    void shouldNotPauseWhenItIsAskedWhileItWorks() throws InterruptedException {
        // given
        var handOver = new SynchronousQueue<Integer>();
        loop.start(FOR_EVER, () -> {
            done.add(1);
            try {
                handOver.take();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        times(1);

        // when
        loop.soon();
        loop.soon();
        handOver.put(1);

        // then
        assertThat(times(1)).isTrue();
    }

    @Test
    void shouldDoWhatItDoesToItsEndAndThenNothing() throws InterruptedException {
        // given
        var handOver = new SynchronousQueue<Integer>();
        var begun = new CountDownLatch(1);
        loop.start(MOMENT, () -> {
            begun.countDown();
            try {
                done.add(handOver.take());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });

        begun.await();

        // when
        loop.stop();

        // then
        assertThat(handOver.offer(1, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(times(1)).isTrue();
        assertThat(handOver.offer(2, 50, TimeUnit.MILLISECONDS)).isFalse();
    }

    private boolean times(int times) throws InterruptedException {
        for (var time = 0; time < times; time++) {
            if (done.poll(10, TimeUnit.SECONDS) == null) {
                return false;
            }
        }
        return true;
    }
}
