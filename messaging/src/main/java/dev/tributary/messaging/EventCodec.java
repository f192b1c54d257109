package dev.tributary.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tributary.contracts.Event;
import org.jspecify.annotations.Nullable;

/// Events as JSON: snake_case, ISO-8601 times, unknown fields ignored, unknown types refused.
public final class EventCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private EventCodec() {}

    public static String encode(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "cannot write a " + event.getClass().getSimpleName() + " as JSON", impossible);
        }
    }

    /// @throws UnreadableMessage when the text is missing, is not JSON, or is not an event of the expected type
    public static <E extends Event> E decode(@Nullable String payload, Class<E> type) {
        if (payload == null) {
            throw new UnreadableMessage("the message has no payload; expected " + type.getSimpleName());
        }
        @Nullable Event event;
        try {
            event = JSON.readValue(payload, Event.class);
        } catch (JsonProcessingException unreadable) {
            // The exception's own message quotes the payload, which may hold what must not be logged.
            throw new UnreadableMessage("not an event this version knows: "
                    + unreadable.getClass().getSimpleName() + " at " + position(unreadable) + "; expected "
                    + type.getSimpleName());
        }
        if (event == null) {
            throw new UnreadableMessage("not an event this version knows: null; expected " + type.getSimpleName());
        }
        if (!type.isInstance(event)) {
            throw new UnreadableMessage("expected " + type.getSimpleName() + ", got "
                    + event.getClass().getSimpleName());
        }
        return type.cast(event);
    }

    private static String position(JsonProcessingException unreadable) {
        var at = unreadable.getLocation();
        return at == null ? "an unknown place" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
