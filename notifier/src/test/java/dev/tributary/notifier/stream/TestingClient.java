package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobStates;
import dev.tributary.notifier.job.NewestJobs;
import dev.tributary.notifier.job.TestingJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A client of a [Feed], with the replica behind it, in a time of its own.
final class TestingClient {

    static final Limits LIMITS = new Limits(3, 6, 5, 10, 4, Duration.ofSeconds(2));

    final Watchers watchers = new Watchers();
    final NewestJobs jobs = TestingJobs.toldTo(watchers);
    final Feed feed = new Feed(JobStates.ALICE, LIMITS, jobs, watchers, () -> {});
    final List<Outgoing> received = new ArrayList<>();
    final List<Long> receivedAt = new ArrayList<>();
    long now;
    boolean gaveUp;

    void subscribe(UUID jobId) {
        subscribe(jobId, -1);
    }

    void subscribe(UUID jobId, long sinceVersion) {
        feed.subscribe(jobId, sinceVersion, now);
    }

    /// Reads everything that can be read at this moment.
    TestingClient reads() {
        while (readsOne()) {
            // reads on
        }
        return this;
    }

    /// @return false when there is nothing to read now
    boolean readsOne() {
        if (feed.next(now) instanceof Next.Send(var frame)) {
            received.add(frame);
            receivedAt.add(now);
            feed.sent();
            return true;
        }
        return false;
    }

    /// Reads until nothing is to come any more, letting the time pass.
    TestingClient readsToTheEnd() {
        while (true) {
            switch (feed.next(now)) {
                case Next.Send(var frame) -> {
                    received.add(frame);
                    receivedAt.add(now);
                    feed.sent();
                }
                case Next.Wait(var until) -> now = Math.max(now, until);
                case Next.Rest() -> {
                    return this;
                }
                case Next.GiveUp() -> {
                    gaveUp = true;
                    return this;
                }
            }
        }
    }

    TestingClient waits(Duration time) {
        now += time.toNanos();
        return this;
    }

    List<Long> versionsOf(UUID jobId) {
        return received.stream()
                .filter(frame -> frame instanceof Outgoing.Progress(var state)
                        && state.jobId().equals(jobId))
                .map(frame -> ((Outgoing.Progress) frame).state().version())
                .toList();
    }
}
