package dev.tributary.messaging;

import dev.tributary.contracts.Event;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// The way of a record into a use case.
///
/// ```
/// decode ──unreadable──────────────▶ dead letter
///   │    ──a tombstone, or told of somebody who has departed──▶ acknowledge, and nothing else
///   ▼
/// handle ──cannot work just now────▶ wait, handle again: the partition stands, nothing is skipped
///   │    ──anything else───────────▶ dead letter
///   ▼
/// acknowledge
/// ```
public final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private Delivery() {}

    /// For consumers that are reactive end to end.
    public static <E extends Event> Uni<Void> deliver(
            ConsumerRecord<String, String> message, Class<E> type, Function<E, Uni<Void>> handler) {
        if (isTombstone(message)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(() -> EventCodec.decode(message.value(), type))
                .invoke(LogContext::about)
                .chain(event -> Uni.createFrom()
                        .deferred(() -> isHidden(event) ? Uni.createFrom().voidItem() : handler.apply(event))
                        .runSubscriptionOn(whereItBegan())
                        .onFailure(Delivery::willPass)
                        .invoke(failure -> logWait(message, failure))
                        .onFailure(Delivery::willPass)
                        .retry()
                        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                        .indefinitely())
                .onFailure()
                .invoke(failure -> logDeadLetter(message, failure))
                .onTermination()
                .invoke(LogContext::clear);
    }

    /// A retry is woken by a timer on another thread, where a reactive session must not be used: back to the context
    /// the message came on.
    private static Executor whereItBegan() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }

    /// For consumers that run straight-line code on a virtual thread.
    public static <E extends Event> void deliverBlocking(
            ConsumerRecord<String, String> message, Class<E> type, Consumer<E> handler) {
        if (isTombstone(message)) {
            return;
        }
        try {
            var event = EventCodec.decode(message.value(), type);
            LogContext.about(event);
            var wait = FIRST_WAIT;
            while (!handled(message, event, handler)) {
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "stopped before the message was handled; it will be delivered again", stopping);
        } catch (RuntimeException failure) {
            logDeadLetter(message, failure);
            throw failure;
        } finally {
            LogContext.clear();
        }
    }

    private static <E extends Event> boolean handled(
            ConsumerRecord<String, String> message, E event, Consumer<E> handler) {
        try {
            if (!isHidden(event)) {
                handler.accept(event);
            }
            return true;
        } catch (RuntimeException failure) {
            if (!willPass(failure)) {
                throw failure;
            }
            logWait(message, failure);
            return false;
        }
    }

    /// Makes the broker forget what it had under this key.
    private static boolean isTombstone(ConsumerRecord<String, String> message) {
        return message.key() != null && message.value() == null;
    }

    /// Asked before every attempt: somebody may depart while their message waits.
    private static boolean isHidden(Event event) {
        var container = Arc.container();
        if (container == null) {
            return false;
        }
        var departed = container.instance(Departed.class);
        return departed.isAvailable() && departed.get().hides(event);
    }

    private static boolean willPass(Throwable failure) {
        return PassingFailure.is(failure);
    }

    private static void logWait(ConsumerRecord<String, String> message, Throwable failure) {
        DeliveryMeters.waits(message.topic());
        LOG.warnf(
                "message waits: topic=%s partition=%d offset=%d cause=%s",
                message.topic(), message.partition(), message.offset(), PassingFailure.nameOf(failure));
    }

    private static void logDeadLetter(ConsumerRecord<String, String> message, Throwable failure) {
        DeliveryMeters.dead(message.topic());
        LOG.errorf(
                failure,
                "message goes to the dead letters: topic=%s partition=%d offset=%d",
                message.topic(),
                message.partition(),
                message.offset());
    }
}
