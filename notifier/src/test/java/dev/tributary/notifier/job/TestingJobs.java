package dev.tributary.notifier.job;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/// [NewestJobs] without a container.
public final class TestingJobs {

    private TestingJobs() {}

    public static NewestJobs toldTo(JobFollower follower) {
        return toldTo(follower, Clock.fixed(JobStates.NOON, ZoneOffset.UTC), 1_000_000);
    }

    static NewestJobs toldTo(JobFollower follower, Clock clock, long maxSize) {
        return new NewestJobs(follower, new Config(Duration.ofHours(12), maxSize), clock);
    }

    private record Config(Duration keepEndedFor, long maxSize) implements JobsConfig {}
}
