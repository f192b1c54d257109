package dev.tributary.people.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// A bucket of requests for each person. One that is full again is forgotten.
@ApplicationScoped
class FairShare {

    private final ShareConfig config;
    private final Cache<String, Bucket> buckets;

    FairShare(ShareConfig config) {
        this.config = config;
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofSeconds(1 + config.atOnce() / config.perSecond()))
                .build();
    }

    /// @return how long the person has to wait; zero when the request is theirs to make
    Duration take(String userId) {
        var probe = buckets.get(userId, _ -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(config.atOnce()).refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
