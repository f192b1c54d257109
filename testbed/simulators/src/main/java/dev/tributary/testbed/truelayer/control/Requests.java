package dev.tributary.testbed.truelayer.control;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.IntStream;

/// Bodies of requests that steer the simulator, and the answer to those that cannot be meant.
public final class Requests {

    private Requests() {}

    /// What a request does; a complaint about it is an [IllegalArgumentException].
    public interface Steering {
        void handle(RoutingContext http);
    }

    /// Answers 400 with the complaint when there is one. Never on the event loop.
    public static void route(Router router, HttpMethod method, String path, Steering steering) {
        router.route(method, path)
                .blockingHandler(
                        http -> {
                            try {
                                steering.handle(http);
                            } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
                                http.response().setStatusCode(400);
                                http.json(new JsonObject()
                                        .put("error", "invalid_request")
                                        .put("error_description", e.getMessage()));
                            }
                        },
                        false);
    }

    /// An absent body is an empty object.
    public static Fields object(RoutingContext http) {
        var text = http.body().asString();
        return Fields.of(text == null || text.isBlank() ? new JsonObject() : new JsonObject(text), "body");
    }

    /// One object, or a list of them.
    public static List<Fields> objects(RoutingContext http) {
        var text = http.body().asString();
        if (text == null || !text.strip().startsWith("[")) {
            return List.of(object(http));
        }
        var list = new JsonArray(text);
        return IntStream.range(0, list.size())
                .mapToObj(index -> Fields.of(list.getValue(index), "[" + index + "]"))
                .toList();
    }
}
