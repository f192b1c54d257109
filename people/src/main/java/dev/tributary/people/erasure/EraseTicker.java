package dev.tributary.people.erasure;

import dev.tributary.messaging.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;

/// In every replica.
@ApplicationScoped
class EraseTicker {

    private final ErasedPeople people;
    private final ErasePerson erasing;
    private final ErasureConfig config;
    private final BackgroundLoop loop = new BackgroundLoop("erasure");

    EraseTicker(ErasedPeople people, ErasePerson erasing, ErasureConfig config) {
        this.people = people;
        this.erasing = erasing;
        this.config = config;
    }

    /// Before anything is taken from a topic: what is told late of somebody erased must find them known.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        people.renew();
        loop.start(config.tick(), this::tick);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    private void tick() {
        people.renew();
        erasing.eraseDue();
        people.forget(Instant.now().minus(config.remembered()));
    }
}
