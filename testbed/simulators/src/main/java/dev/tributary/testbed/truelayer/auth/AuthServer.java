package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.bank.Provider;
import dev.tributary.testbed.truelayer.bank.Provider.Resource;
import dev.tributary.testbed.truelayer.bank.Providers;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// TrueLayer's auth host: dialog, tokens, list of banks, deletion.
public final class AuthServer {
    private final Credentials credentials;
    private final AuthDialog dialog;
    private final TokenEndpoint tokens;
    private final ConnectionsApi connections;
    private final ConsentsApi consents;
    private final SecretsApi secrets;

    /// @param arrived told of every customer who agrees
    public AuthServer(
            Client client,
            Customers customers,
            Credentials credentials,
            Faults faults,
            CallMeter meter,
            ShownIds shownIds,
            Consumer<Customer> arrived) {
        this.credentials = credentials;
        this.dialog = new AuthDialog(client.id(), customers, credentials, arrived);
        this.tokens = new TokenEndpoint(client, credentials, faults, meter, shownIds);
        this.connections = new ConnectionsApi(client, credentials, faults, meter);
        this.consents = new ConsentsApi(credentials);
        this.secrets = new SecretsApi(client, credentials);
    }

    public void mount(Router router) {
        dialog.mount(router);
        tokens.mount(router);
        connections.mount(router);
        consents.mount(router);
        secrets.mount(router);
        router.get("/api/providers").handler(http -> http.json(providers(baseUrl(http))));
        router.delete("/api/delete").handler(this::delete);
        router.get("/.well-known/openid-configuration/jwks").handler(http -> http.json(credentials.publicKeys()));
        router.get("/logos/:provider").handler(AuthServer::logo);
    }

    /// The access token of a request, when it carries one.
    public static Optional<String> bearer(RoutingContext http) {
        var header = http.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    public static String baseUrl(RoutingContext http) {
        return http.request().scheme() + "://" + http.request().authority();
    }

    private JsonArray providers(String baseUrl) {
        return Providers.all().stream()
                .map(provider -> provider(provider, baseUrl))
                .collect(Collectors.collectingAndThen(Collectors.toList(), JsonArray::new));
    }

    private JsonObject provider(Provider provider, String baseUrl) {
        return new JsonObject()
                .put("provider_id", provider.id())
                .put("display_name", provider.displayName())
                .put("country", provider.country())
                .put("logo_url", "%s/logos/%s.svg".formatted(baseUrl, provider.id()))
                .put("scopes", new JsonArray(scopes(provider)))
                .put(
                        "availability",
                        new JsonObject()
                                .put("recommended_status", "healthy")
                                .put("updated_at", credentials.now().toString()));
    }

    private static List<String> scopes(Provider provider) {
        var scopes = new ArrayList<>(List.of("info", "balance", "transactions", "offline_access"));
        if (provider.offers(Resource.ACCOUNTS)) {
            scopes.addAll(List.of("accounts", "direct_debits", "standing_orders"));
        }
        if (provider.offers(Resource.CARDS)) {
            scopes.add("cards");
        }
        return scopes;
    }

    private void delete(RoutingContext http) {
        bearer(http)
                .flatMap(credentials::of)
                .ifPresentOrElse(
                        credential -> {
                            credentials.revoke(credential);
                            http.response().end();
                        },
                        () -> {
                            http.response().setStatusCode(401);
                            http.json(new JsonObject()
                                    .put("error", "unauthorized")
                                    .put("error_description", "The access token is missing or no longer valid."));
                        });
    }

    private static void logo(RoutingContext http) {
        var provider = http.pathParam("provider").replace(".svg", "");
        var letter = Providers.all().stream()
                .filter(known -> known.id().equals(provider))
                .map(known -> known.displayName().substring(0, 1))
                .findFirst()
                .orElse("?");
        http.response().putHeader("Content-Type", "image/svg+xml").end("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" \
                fill="hsl(%d 45%% 38%%)"/><text x="24" y="33" font-family="sans-serif" font-size="26" \
                text-anchor="middle" fill="#fff">%s</text></svg>
                """.formatted(
                        Math.floorMod(provider.hashCode(), 360), letter));
    }
}
