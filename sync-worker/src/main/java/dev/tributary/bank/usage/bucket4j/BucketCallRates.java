package dev.tributary.bank.usage.bucket4j;

import dev.tributary.bank.usage.CallRates;
import dev.tributary.bank.usage.RatesConfig;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class BucketCallRates implements CallRates {

    private static final String CLIENT = "client";
    private static final String PROVIDER = "provider ";
    /// A burst of so much of a minute's calls may leave at once.
    private static final int BURSTS_A_MINUTE = 10;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final RatesConfig config;
    private final Clock clock;

    BucketCallRates(AgroalDataSource dataSource, RatesConfig config, Clock clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("call_rates")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .build();
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> take(String providerId) {
        var held = take(bucket(PROVIDER + providerId, config.perMinute(providerId)));
        return held.isPresent() ? held : take(bucket(CLIENT, config.clientPerMinute()));
    }

    private Optional<Instant> take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        if (probe.getNanosToWaitForRefill() <= config.shortWait().toNanos() && waited(bucket)) {
            return Optional.empty();
        }
        return Optional.of(clock.instant().plusNanos(probe.getNanosToWaitForRefill()));
    }

    private boolean waited(Bucket bucket) {
        try {
            return bucket.asBlocking().tryConsume(1, config.shortWait());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Headroom client() {
        return headroom(CLIENT, config.clientPerMinute());
    }

    @Override
    public Headroom provider(String providerId) {
        return headroom(PROVIDER + providerId, config.perMinute(providerId));
    }

    private Headroom headroom(String id, int perMinute) {
        return new Headroom(perMinute, bucket(id, perMinute).getAvailableTokens());
    }

    private Bucket bucket(String id, int perMinute) {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, perMinute / BURSTS_A_MINUTE))
                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
        // A limit that is configured anew begins a bucket of its own: the old one knows its old limit.
        return buckets.builder().build(id + " " + perMinute, () -> configuration);
    }
}
