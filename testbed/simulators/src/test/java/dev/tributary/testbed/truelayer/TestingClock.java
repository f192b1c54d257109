package dev.tributary.testbed.truelayer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves when told to.
final class TestingClock extends Clock {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 18);

    private volatile Instant now = FIRST_DAY.atTime(9, 30).toInstant(ZoneOffset.UTC);

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
