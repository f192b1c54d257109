package dev.tributary.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.contracts.Topic;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the outbox holds leaves, as far as the broker takes it.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "imports"))
class OutboxRelayTest {

    private static final String WRITE = "INSERT INTO outbox (topic, key, payload) SELECT $1, $2, unnest($3::text[])";
    private static final String PUBLISH = "SELECT pg_advisory_xact_lock(hashtext('outbox_' || current_schema()))";
    private static final String LEFT = "SELECT refused_because FROM outbox WHERE key = $1";

    @Inject
    Pool pool;

    @Test
    void shouldSetAsideWhatTheBrokerDoesNotTakeAndPublishWhatComesAfterIt() {
        // given
        var key = UUID.randomUUID().toString();
        var noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);
        var tooLarge = HexFormat.of().formatHex(noise);
        var after = "\"after %s\"".formatted(key);

        // when
        pool.preparedQuery(WRITE)
                .execute(Tuple.of(Topic.IMPORT_REFUSALS.deadLetterName(), key, new String[] {tooLarge, after}))
                .await()
                .indefinitely();

        // then
        assertThat(Topics.hearDeadLetter(Topic.IMPORT_REFUSALS, after)).isEqualTo(after);
        await("the deletion is committed after the broker has acknowledged")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(left(key)).isEqualTo("larger than the broker takes"));
    }

    @Test
    void shouldLeaveTheRowsToAnotherReplicaWhileThatOnePublishes() {
        // given
        var key = UUID.randomUUID().toString();
        var payload = "\"of the other replica %s\"".formatted(key);
        var other = pool.getConnection().await().indefinitely();
        var transaction = other.begin().await().indefinitely();
        other.query(PUBLISH).execute().await().indefinitely();

        // when
        pool.preparedQuery(WRITE)
                .execute(Tuple.of(Topic.IMPORT_REFUSALS.deadLetterName(), key, new String[] {payload}))
                .await()
                .indefinitely();

        // then
        await("the relay wakes up at the commit, and every half second")
                .during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(left(key)).isNull());

        // when
        transaction.rollback().await().indefinitely();
        other.close().await().indefinitely();

        // then
        assertThat(Topics.hearDeadLetter(Topic.IMPORT_REFUSALS, payload)).isEqualTo(payload);
    }

    /// @return why the only row that is left was refused
    private @Nullable String left(String key) {
        var rows = pool.preparedQuery(LEFT).execute(Tuple.of(key)).await().indefinitely();
        assertThat(rows.size()).isEqualTo(1);
        return rows.iterator().next().getString("refused_because");
    }
}
