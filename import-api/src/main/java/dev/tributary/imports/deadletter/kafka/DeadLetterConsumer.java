package dev.tributary.imports.deadletter.kafka;

import dev.tributary.imports.deadletter.DeadLetter.Origin;
import dev.tributary.imports.deadletter.DeadLetters;
import dev.tributary.imports.deadletter.DeadLetters.Heard;
import dev.tributary.messaging.PassingFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps what lies on the topics of dead letters. There is nowhere else to put it, so it is tried until it is kept.
@ApplicationScoped
class DeadLetterConsumer {

    private static final Logger LOG = Logger.getLogger(DeadLetterConsumer.class);
    private static final String SUFFIX = ".dead-letter";
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DeadLetters letters;

    DeadLetterConsumer(DeadLetters letters) {
        this.letters = letters;
    }

    @Incoming("dead-letters")
    Uni<Void> heard(ConsumerRecord<byte[], byte[]> message) {
        var letter = letter(message);
        return Uni.createFrom()
                .deferred(() -> letters.keep(letter))
                .runSubscriptionOn(whereItBegan())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "dead letter waits: topic=%s partition=%d offset=%d cause=%s",
                        message.topic(), message.partition(), message.offset(), PassingFailure.nameOf(failure)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static Heard letter(ConsumerRecord<byte[], byte[]> message) {
        var topic = header(message, "dead-letter-topic");
        var partition = header(message, "dead-letter-partition");
        var offset = header(message, "dead-letter-offset");
        return new Heard(
                message.topic(),
                message.partition(),
                message.offset(),
                new Origin(
                        topic == null
                                ? message.topic().substring(0, message.topic().length() - SUFFIX.length())
                                : topic,
                        partition == null ? null : Integer.valueOf(partition),
                        offset == null ? null : Long.valueOf(offset)),
                message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8),
                message.value() == null ? null : ByteBuffer.wrap(message.value()),
                reason(message),
                Instant.ofEpochMilli(message.timestamp()));
    }

    private static @Nullable String reason(ConsumerRecord<byte[], byte[]> message) {
        var reason = header(message, "dead-letter-reason");
        return reason == null ? header(message, "dead-letter-cause") : reason;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// A retry is woken by a timer on another thread, where a reactive session must not be used.
    private static Executor whereItBegan() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }
}
