package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.control.Fields;
import dev.tributary.testbed.truelayer.control.Requests;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// `GET /_testbed/consents` shows every consent, `PUT` moves the clock of those that were given already.
final class ConsentsApi {
    private final Credentials credentials;

    ConsentsApi(Credentials credentials) {
        this.credentials = credentials;
    }

    void mount(Router router) {
        router.get("/_testbed/consents").handler(http -> http.json(list(credentials.all())));
        Requests.route(router, HttpMethod.PUT, "/_testbed/consents", this::move);
    }

    private void move(RoutingContext http) {
        var fields = Requests.object(http);
        var user = fields.text("user");
        var expiresAt = moment(fields, "expires_at", "expires_in_seconds", 1);
        var consentedAt = moment(fields, "consented_at", "consented_seconds_ago", -1);
        fields.nothingElse();
        var moved = credentials.all().stream()
                .filter(credential ->
                        user == null || user.equals(credential.customer().username()))
                .map(credential -> credential.with(
                        consentedAt == null ? credential.consentedAt() : consentedAt,
                        expiresAt == null ? credential.consentExpiresAt() : expiresAt))
                .toList();
        moved.forEach(credentials::replace);
        http.json(list(moved));
    }

    /// A moment that may be said by itself, or by its distance from now.
    private @Nullable Instant moment(Fields fields, String exactly, String seconds, int direction) {
        var moment = fields.instant(exactly);
        var distance = fields.number(seconds, 0, -1);
        return distance < 0 ? moment : credentials.now().plusSeconds((long) direction * distance);
    }

    private static JsonObject list(Collection<Credential> some) {
        return new JsonObject()
                .put(
                        "consents",
                        new JsonArray(some.stream().map(ConsentsApi::json).toList()));
    }

    private static JsonObject json(Credential credential) {
        return new JsonObject()
                .put("credentials_id", credential.id())
                .put("user", credential.customer().username())
                .put("provider_id", credential.customer().provider().id())
                .put("consented_at", credential.consentedAt().toString())
                .put("consent_expires_at", credential.consentExpiresAt().toString());
    }
}
