package dev.tributary.testbed.truelayer.faults;

import dev.tributary.testbed.truelayer.control.Requests;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `PUT /_testbed/faults` replaces the faults in force, `POST` adds some, `DELETE` lifts them all.
public final class FaultsApi {
    private final Faults faults;

    public FaultsApi(Faults faults) {
        this.faults = faults;
    }

    public void mount(Router router) {
        Requests.route(router, HttpMethod.PUT, "/_testbed/faults", http -> {
            faults.replaceWith(FaultsReader.read(body(http)));
            http.response().setStatusCode(204).end();
        });
        Requests.route(router, HttpMethod.POST, "/_testbed/faults", http -> {
            FaultsReader.read(body(http)).forEach(faults::add);
            http.response().setStatusCode(204).end();
        });
        Requests.route(router, HttpMethod.DELETE, "/_testbed/faults", http -> {
            faults.clear();
            http.response().setStatusCode(204).end();
        });
    }

    private static String body(RoutingContext http) {
        var body = http.body().asString();
        return body == null ? "" : body;
    }
}
