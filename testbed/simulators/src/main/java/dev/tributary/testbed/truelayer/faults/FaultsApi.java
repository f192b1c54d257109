package dev.tributary.testbed.truelayer.faults;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `PUT /_testbed/faults` replaces the faults in force, `DELETE` lifts them all.
public final class FaultsApi {
    private final Faults faults;

    public FaultsApi(Faults faults) {
        this.faults = faults;
    }

    public void mount(Router router) {
        router.put("/_testbed/faults").handler(this::replace);
        router.delete("/_testbed/faults").handler(http -> {
            faults.clear();
            http.response().setStatusCode(204).end();
        });
    }

    private void replace(RoutingContext http) {
        try {
            var body = http.body().asString();
            faults.replaceWith(FaultsReader.read(body == null ? "" : body));
            http.response().setStatusCode(204).end();
        } catch (IllegalArgumentException e) {
            http.response().setStatusCode(400);
            http.json(new JsonObject().put("error", "invalid_fault").put("error_description", e.getMessage()));
        }
    }
}
