package dev.tributary.testbed.truelayer.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;

/// Every secret that went between TrueLayer and the product: `/_testbed/secrets`. Whoever finds one where it does not
/// belong has found a leak.
final class SecretsApi {

    private final Client client;
    private final Credentials credentials;

    SecretsApi(Client client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    void mount(Router router) {
        router.get("/_testbed/secrets")
                .handler(http ->
                        http.json(new JsonArray().add(client.secret()).addAll(new JsonArray(credentials.handedOut()))));
    }
}
