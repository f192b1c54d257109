package dev.tributary.notifier.stream;

import static dev.tributary.notifier.job.JobStates.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.notifier.job.JobStates;
import dev.tributary.notifier.job.TestingJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

class FeedConcurrencyTest {

    private static final UUID JOB = new UUID(0, 1);
    private static final long LAST = 20_000;

    @RepeatedTest(20)
    void aSubscriptionInTheMidstOfChangesMissesNothingNewer() throws InterruptedException {
        // given
        var watchers = new Watchers();
        var jobs = TestingJobs.toldTo(watchers);
        var limits = new Limits(1, 5, 5, 1_000_000, 999_999, Duration.ofSeconds(30));
        var feed = new Feed(JobStates.ALICE, limits, jobs, watchers, () -> {});
        var seen = new ArrayList<Long>();
        var started = new CountDownLatch(1);
        var changes = Thread.ofPlatform().start(() -> {
            started.countDown();
            for (var version = 1L; version <= LAST; version++) {
                jobs.accept(running(JOB, version));
            }
        });

        // when
        started.await();
        feed.subscribe(JOB, null, System.nanoTime());
        var giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while ((seen.isEmpty() || seen.getLast() < LAST) && System.nanoTime() < giveUpAt) {
            if (feed.next(System.nanoTime()) instanceof Next.Send(var frame)) {
                if (frame instanceof Outgoing.Progress(var state)) {
                    seen.add(state.version());
                }
                feed.sent();
            }
        }
        changes.join();

        // then
        assertThat(seen).isSorted().doesNotHaveDuplicates().last().isEqualTo(LAST);
    }
}
