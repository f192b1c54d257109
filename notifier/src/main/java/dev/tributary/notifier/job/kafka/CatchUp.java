package dev.tributary.notifier.job.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Whether this replica knows what the topic says.
@ApplicationScoped
class CatchUp {

    private final JobTopicConfig config;
    private final Clock clock;
    private volatile boolean done;
    private volatile Instant lastTouch = Instant.MIN;

    CatchUp(JobTopicConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Everything that was in the topic at the start has been read.
    void done() {
        done = true;
    }

    /// The broker has answered.
    void inTouch() {
        lastTouch = clock.instant();
    }

    boolean isDone() {
        return done;
    }

    boolean isInTouch() {
        return lastTouch.isAfter(clock.instant().minus(config.outOfTouchAfter()));
    }
}
