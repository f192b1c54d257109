package dev.tributary.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One JSON sample per event; producers and consumers test against the same ones.
public final class GoldenSamples {

    private GoldenSamples() {}

    /// @param type the event's `type`, for example `sync_account`
    public static String of(String type) {
        try (InputStream sample = GoldenSamples.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (sample == null) {
                throw new AssertionError("there is no golden sample of " + type + "; add golden/" + type + ".json");
            }
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
