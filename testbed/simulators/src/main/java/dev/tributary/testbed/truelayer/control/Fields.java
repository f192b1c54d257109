package dev.tributary.testbed.truelayer.control;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One JSON object that somebody sent to steer the simulator, and where it stood in what they sent. Every complaint is
/// an [IllegalArgumentException] that names the place.
public final class Fields {
    private final JsonObject object;
    private final String place;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonObject object, String place) {
        this.object = object;
        this.place = place;
    }

    public static Fields of(@Nullable Object value, String place) {
        if (value instanceof JsonObject object) {
            return new Fields(object, place);
        }
        throw new IllegalArgumentException(place + " must be an object");
    }

    public boolean has(String key) {
        return object.getValue(key) != null;
    }

    public Fields child(String key) {
        asked.add(key);
        return of(object.getValue(key), place + "." + key);
    }

    public @Nullable String text(String key) {
        asked.add(key);
        var value = object.getValue(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(key, "must be a string");
    }

    public String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    public String requiredText(String key) {
        var text = text(key);
        if (text == null) {
            throw wrong(key, "is missing");
        }
        return text;
    }

    /// Absent where nobody said any.
    public @Nullable Set<String> texts(String key) {
        asked.add(key);
        return switch (object.getValue(key)) {
            case null -> null;
            case JsonArray list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            default -> throw wrong(key, "must be a list of strings");
        };
    }

    public boolean flag(String key, boolean otherwise) {
        asked.add(key);
        return switch (object.getValue(key)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw wrong(key, "must be true or false");
        };
    }

    public int number(String key, int least) {
        asked.add(key);
        if (object.getValue(key) instanceof Integer number && number >= least) {
            return number;
        }
        throw wrong(key, "must be a whole number, at least " + least);
    }

    public int number(String key, int least, int otherwise) {
        return has(key) ? number(key, least) : otherwise;
    }

    public BigDecimal amount(String key) {
        var text = requiredText(key);
        try {
            return new BigDecimal(text).setScale(2);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(place + "." + key + " must be an amount like \"-12.34\"", e);
        }
    }

    public LocalDate date(String key, LocalDate otherwise) {
        var text = text(key);
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + "." + key + " must be a date like 2026-03-31", e);
        }
    }

    public @Nullable Instant instant(String key) {
        var text = text(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + "." + key + " must be a time like 2026-03-31T10:00:00Z", e);
        }
    }

    /// A constant by its small name.
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        var text = requiredText(key);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> smallName(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        key,
                        "'%s' is not one of %s"
                                .formatted(
                                        text,
                                        Stream.of(type.getEnumConstants())
                                                .map(Fields::smallName)
                                                .collect(Collectors.joining(", ")))));
    }

    public IllegalArgumentException wrong(String key, String complaint) {
        return new IllegalArgumentException("%s.%s %s".formatted(place, key, complaint));
    }

    /// @throws IllegalArgumentException when the object holds a key that nobody asked for
    public void nothingElse() {
        for (var key : object.fieldNames()) {
            if (!asked.contains(key)) {
                throw new IllegalArgumentException("%s has an unknown key '%s'; known are %s"
                        .formatted(place, key, asked.stream().sorted().toList()));
            }
        }
    }

    private static String smallName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
