package dev.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.GoldenSamples;
import dev.tributary.contracts.SyncAccount;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final List<SyncAccount> handled = new ArrayList<>();
    private int failuresToCome;

    @Test
    void shouldHandTheDecodedEventOver() {
        // when
        Delivery.deliver(message(GoldenSamples.of("sync_account")), SyncAccount.class, this::handle)
                .await()
                .indefinitely();

        // then
        assertThat(handled).hasSize(1);
    }

    @Test
    void shouldTryAgainUntilAPassingFailureHasPassed() {
        // given
        failuresToCome = 3;

        // when
        Delivery.deliver(message(GoldenSamples.of("sync_account")), SyncAccount.class, this::handle)
                .await()
                .indefinitely();

        // then
        assertThat(handled).hasSize(1);
        assertThat(failuresToCome).isZero();
    }

    @Test
    void shouldTryAgainInStraightLineCodeToo() {
        // given
        failuresToCome = 2;

        // when
        Delivery.deliverBlocking(
                message(GoldenSamples.of("sync_account")),
                SyncAccount.class,
                command -> handle(command).await().indefinitely());

        // then
        assertThat(handled).hasSize(1);
    }

    @Test
    void shouldGiveUpAtOnceOnAMessageThatCanNeverSucceed() {
        // when, then
        assertThatThrownBy(() -> Delivery.deliver(message("nonsense"), SyncAccount.class, this::handle)
                        .await()
                        .indefinitely())
                .isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> Delivery.deliverBlocking(
                        message(GoldenSamples.of("sync_account")), SyncAccount.class, DeliveryTest::refuse))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(handled).isEmpty();
    }

    @Test
    void shouldPassOverATombstone() {
        // given
        var tombstone = new ConsumerRecord<String, String>("bank.accounts", 0, 0, "key", null);

        // when
        Delivery.deliver(tombstone, SyncAccount.class, this::handle).await().indefinitely();
        Delivery.deliverBlocking(tombstone, SyncAccount.class, DeliveryTest::refuse);

        // then
        assertThat(handled).isEmpty();
    }

    private Uni<Void> handle(SyncAccount command) {
        if (failuresToCome > 0) {
            failuresToCome--;
            return Uni.createFrom().failure(new ConnectException("the database is away"));
        }
        handled.add(command);
        return Uni.createFrom().voidItem();
    }

    private static void refuse(SyncAccount command) {
        throw new IllegalArgumentException("no unit " + command.unit());
    }

    private static ConsumerRecord<String, String> message(String payload) {
        return new ConsumerRecord<>("bank.sync-commands", 0, 0, "key", payload);
    }
}
