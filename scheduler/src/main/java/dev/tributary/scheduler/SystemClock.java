package dev.tributary.scheduler;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/// Where the time comes from.
class SystemClock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock(Skew skew) {
        return skew.clock();
    }
}
