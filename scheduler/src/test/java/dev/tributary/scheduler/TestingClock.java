package dev.tributary.scheduler;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Goes like any clock, from whatever time a test puts it to.
@ApplicationScoped
public class TestingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void putTo(String time) {
        ahead = Duration.between(Instant.now(), Instant.parse(time));
    }

    public void putForward(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
