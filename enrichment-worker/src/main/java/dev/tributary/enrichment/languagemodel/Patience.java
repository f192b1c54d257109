package dev.tributary.enrichment.languagemodel;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How often and how long a question waits for its provider.
///
/// @param attempts the first included
/// @param backoff before the second; each further one is twice as long
/// @param longest beyond which the question is put back
record Patience(int attempts, Duration backoff, Duration longest, Sleep sleep) {

    @FunctionalInterface
    interface Sleep {
        void sleep(Duration howLong) throws InterruptedException;
    }

    static Patience of(LanguageModelConfig config) {
        return new Patience(config.attempts(), config.backoff(), config.patience(), Thread::sleep);
    }

    /// What the provider asked for; else longer each time, and never the same for two.
    Duration before(int nextAttempt, @Nullable Duration askedFor) {
        if (askedFor != null) {
            return askedFor;
        }
        var full = backoff.multipliedBy(1L << Math.min(nextAttempt - 2, 16));
        return full.dividedBy(2)
                .plusNanos(
                        ThreadLocalRandom.current().nextLong(full.dividedBy(2).toNanos() + 1));
    }

    void wait(Duration howLong) {
        try {
            sleep.sleep(howLong);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a language model was waited for", stopping);
        }
    }
}
