package dev.tributary.scheduler;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// How far this machine's clock is from the database's, which all replicas go by: one that is ahead would fire early.
///
/// The database's time is taken before its answer has come back, so what is reckoned from it is never ahead of it.
@ApplicationScoped
public class Skew {

    private static final String NOW = "SELECT clock_timestamp() AS now";

    private final Pool pool;
    private volatile Duration ahead = Duration.ZERO;

    Skew(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> measure() {
        return pool.query(NOW)
                .execute()
                .invoke(rows -> ahead = Duration.between(
                        rows.iterator().next().getOffsetDateTime("now").toInstant(), Instant.now()))
                .replaceWithVoid();
    }

    /// The system's clock, put right.
    Clock clock() {
        return new DatabaseClock(Clock.systemUTC());
    }

    private final class DatabaseClock extends Clock {

        private final Clock system;

        private DatabaseClock(Clock system) {
            this.system = system;
        }

        @Override
        public Instant instant() {
            return system.instant().minus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return system.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new DatabaseClock(system.withZone(zone));
        }
    }
}
