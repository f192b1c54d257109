package dev.tributary.imports.deadletter.postgres;

import dev.tributary.imports.deadletter.DeadLetter;
import dev.tributary.imports.deadletter.DeadLetter.Origin;
import dev.tributary.imports.deadletter.DeadLetter.State;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `dead_letters`.
@Entity(name = "DeadLetter")
@Table(name = "dead_letters")
@NullUnmarked
class DeadLetterEntity {

    private static final char NUL = 0;

    @Id
    UUID letterId;

    String originTopic;
    Integer originPartition;
    Long originOffset;
    String messageKey;
    byte[] payload;
    String reason;
    Instant diedAt;

    @Enumerated(EnumType.STRING)
    State state;

    String settledBy;
    Instant settledAt;

    DeadLetter toLetter() {
        return new DeadLetter(
                letterId,
                new Origin(originTopic, originPartition, originOffset),
                messageKey,
                text(),
                payload == null ? 0 : payload.length,
                reason,
                diedAt,
                state,
                settledBy,
                settledAt);
    }

    /// Null when it is no text: a binary payload, or one with a character no text of ours has.
    private String text() {
        if (payload == null) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return text.indexOf(NUL) < 0 ? text : null;
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
