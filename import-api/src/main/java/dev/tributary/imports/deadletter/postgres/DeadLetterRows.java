package dev.tributary.imports.deadletter.postgres;

import dev.tributary.imports.deadletter.DeadLetter;
import dev.tributary.imports.deadletter.DeadLetter.Origin;
import dev.tributary.imports.deadletter.DeadLetter.State;
import dev.tributary.imports.deadletter.DeadLetters.Heard;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Times;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Rows of `dead_letters`.
final class DeadLetterRows {

    /// Hearing the same again changes nothing.
    static final String KEEP = """
            INSERT INTO dead_letters (letter_id, topic, topic_partition, topic_offset, origin_topic, origin_partition,
                                      origin_offset, message_key, payload, reason, died_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (topic, topic_partition, topic_offset) DO NOTHING
            """;

    private static final String NUL = "\0";

    private DeadLetterRows() {}

    /// For [#KEEP].
    static Tuple kept(Heard heard) {
        var origin = heard.origin();
        return Tuple.tuple()
                .addValue(Ids.next())
                .addValue(heard.topic())
                .addValue(heard.partition())
                .addValue(heard.offset())
                .addValue(origin.topic())
                .addValue(origin.partition())
                .addValue(origin.offset())
                .addValue(storable(heard.key()))
                .addValue(
                        heard.payload() == null
                                ? null
                                : Buffer.buffer(heard.payload().array()))
                .addValue(storable(heard.reason()))
                .addValue(Times.offset(heard.diedAt()));
    }

    /// The database keeps every character in a text but one.
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace(NUL, "\uFFFD");
    }

    static DeadLetter read(Row row) {
        var payload = row.getBuffer("payload");
        return new DeadLetter(
                row.getUUID("letter_id"),
                new Origin(
                        row.getString("origin_topic"),
                        row.getInteger("origin_partition"),
                        row.getLong("origin_offset")),
                row.getString("message_key"),
                payload == null ? null : text(payload.getBytes()),
                payload == null ? 0 : payload.length(),
                row.getString("reason"),
                row.getOffsetDateTime("died_at").toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("settled_by"),
                Times.instant(row.getOffsetDateTime("settled_at")));
    }

    /// @return null when it is no text: a binary payload, or one with a character no text of ours has
    private static @Nullable String text(byte[] payload) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return text.contains(NUL) ? null : text;
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
