package dev.tributary.enrichment.cost.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.LanguageModelProvider;
import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Transactions;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a provider takes a minute, of two replicas that know nothing of each other but the database.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "enrichment"))
@WithTestResource(LanguageModelProvider.class)
class ModelLimitsOfReplicasTest {

    private static final int THREADS_A_REPLICA = 8;
    private static final int TRIES = 20;

    @Inject
    Transactions transactions;

    private final String model = "model-" + Ids.next();

    @Test
    void twoReplicasTogetherTakeNoMoreRequestsThanTheProviderAllows() throws Exception {
        // given
        var replicas = replicas(Map.of("tributary.language-model.requests-per-minute", "60"));
        var started = System.nanoTime();

        // when
        var taken = taken(replicas, 1);

        // then
        var flowedIn = Duration.ofNanos(System.nanoTime() - started).toSeconds() + 1;
        assertThat(taken).isBetween(60L, 60 + flowedIn);
    }

    @Test
    void twoReplicasTogetherTakeNoMoreTokensThanTheProviderAllows() throws Exception {
        // given
        var replicas = replicas(Map.of("tributary.language-model.tokens-per-minute", "6000"));
        var started = System.nanoTime();

        // when each try wants 500
        var taken = taken(replicas, 500);

        // then
        var flowedIn = (Duration.ofNanos(System.nanoTime() - started).toSeconds() + 1) * 100;
        assertThat(taken * 500).isBetween(6_000L, 6_000 + flowedIn);
    }

    @Test
    void whatTheProviderAsksOfOneReplicaHoldsForTheOther() throws Exception {
        // given
        var replicas = replicas(Map.of());

        // when
        onVirtualThread(() -> {
            replicas.getFirst().pause(model, Duration.ofHours(1));
            return true;
        });

        // then
        assertThat(onVirtualThread(() -> replicas.getLast().take(model, 1))).isGreaterThan(Duration.ofMinutes(59));
    }

    private List<ModelLimits> replicas(Map<String, String> limits) {
        var config = TestingConfig.of(LanguageModelConfig.class, limits);
        return List.of(new PgModelLimits(transactions, config), new PgModelLimits(transactions, config));
    }

    private long taken(List<ModelLimits> replicas, long tokens) throws Exception {
        var running = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var replica : replicas) {
                for (var thread = 0; thread < THREADS_A_REPLICA; thread++) {
                    running.add(threads.submit(() -> taken(replica, tokens)));
                }
            }
        }
        var taken = 0L;
        for (var one : running) {
            taken += one.get();
        }
        return taken;
    }

    private long taken(ModelLimits replica, long tokens) {
        var taken = 0L;
        for (var again = 0; again < TRIES; again++) {
            taken += replica.take(model, tokens).isZero() ? 1 : 0;
        }
        return taken;
    }

    private static <T> T onVirtualThread(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        }
    }
}
