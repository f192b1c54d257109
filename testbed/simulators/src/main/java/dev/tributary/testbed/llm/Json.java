package dev.tributary.testbed.llm;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// Reading what may not be JSON.
final class Json {

    private Json() {}

    static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    static Optional<JsonArray> array(String text) {
        try {
            return Optional.of(new JsonArray(text));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
