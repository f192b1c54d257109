package dev.tributary.imports.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.messaging.Inbox;
import dev.tributary.messaging.InboxPruning;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "imports"))
class InboxIsPrunedTest {

    private static final String TAKEN =
            "INSERT INTO inbox (consumer, event_id, received_at) VALUES ('pruning', $1, now() - make_interval(days => $2))";

    @Inject
    Pool pool;

    @Inject
    InboxPruning pruning;

    @Test
    void shouldForgetWhatNobodyCanDeliverAgainAndNothingElse() {
        // given
        var old = taken(100);
        var recent = taken(80);

        // when
        var forgotten = pruning.pruneSome();

        // then
        assertThat(forgotten).isEqualTo(1);
        assertThat(isKnown(old)).isFalse();
        assertThat(isKnown(recent)).isTrue();
    }

    private UUID taken(int daysAgo) {
        var event = UUID.randomUUID();
        pool.preparedQuery(TAKEN).execute(Tuple.of(event, daysAgo)).await().indefinitely();
        return event;
    }

    private boolean isKnown(UUID event) {
        return Inbox.hasTaken(pool, "pruning", event).await().indefinitely();
    }
}
