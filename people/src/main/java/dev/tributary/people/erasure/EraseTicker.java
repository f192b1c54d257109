package dev.tributary.people.erasure;

import dev.tributary.messaging.PassingFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// On a thread of its own, in every replica.
@ApplicationScoped
class EraseTicker {

    private static final Logger LOG = Logger.getLogger(EraseTicker.class);

    private final ErasedPeople people;
    private final ErasePerson erasing;
    private final ErasureConfig config;
    private volatile boolean running;

    EraseTicker(ErasedPeople people, ErasePerson erasing, ErasureConfig config) {
        this.people = people;
        this.erasing = erasing;
        this.config = config;
    }

    /// Before anything is taken from a topic: what is told late of somebody erased must find them known.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        people.renew();
        running = true;
        Thread.ofVirtual().name("erasure-ticker").start(this::tickForever);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void tickForever() {
        while (running) {
            try {
                people.renew();
                erasing.eraseDue();
                people.forget(Instant.now().minus(config.remembered()));
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.warnf("erasure goes on with the next tick: cause=%s", PassingFailure.nameOf(failure));
                }
            }
            LockSupport.parkNanos(config.tick().toNanos());
        }
    }
}
