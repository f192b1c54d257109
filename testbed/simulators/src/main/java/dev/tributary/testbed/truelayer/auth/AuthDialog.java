package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.bank.Providers;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The page on which a customer signs in at their bank and agrees.
final class AuthDialog {
    private static final String REFUSED = "This bank knows no such user and password.";

    private final String clientId;
    private final Customers customers;
    private final Credentials credentials;
    private final Consumer<Customer> arrived;

    /// @param arrived told of every customer who agrees
    AuthDialog(String clientId, Customers customers, Credentials credentials, Consumer<Customer> arrived) {
        this.clientId = clientId;
        this.customers = customers;
        this.credentials = credentials;
        this.arrived = arrived;
    }

    void mount(Router router) {
        router.get("/").handler(this::show);
        router.post("/login").handler(this::decide);
    }

    private void show(RoutingContext http) {
        var problem = problemWith(http.queryParams());
        if (problem == null) {
            showForm(http, 200, http.queryParams(), null);
        } else {
            page(http, 400, ConsentPage.problem(problem));
        }
    }

    private void decide(RoutingContext http) {
        var form = http.request().formAttributes();
        var problem = problemWith(form);
        if (problem != null) {
            page(http, 400, ConsentPage.problem(problem));
            return;
        }
        if ("cancel".equals(form.get("decision"))) {
            redirect(http, form, Map.of("error", "access_denied"));
            return;
        }
        customers
                .signIn(text(form, "username"), text(form, "password"))
                .filter(customer -> banksAt(customer, form.get("provider_id")))
                .ifPresentOrElse(customer -> consent(http, form, customer), () -> showForm(http, 401, form, REFUSED));
    }

    private void consent(RoutingContext http, MultiMap form, Customer customer) {
        var scopes = Set.copyOf(List.of(text(form, "scope").split("\\s+")));
        var code = credentials.consent(
                customer,
                scopes,
                text(form, "redirect_uri"),
                form.get("code_challenge"),
                form.get(ConnectionsApi.RENEWS));
        arrived.accept(customer);
        redirect(http, form, Map.of("code", code));
    }

    private void showForm(RoutingContext http, int status, MultiMap link, @Nullable String complaint) {
        var examples = customers.examples().stream()
                .filter(customer -> banksAt(customer, link.get("provider_id")))
                .toList();
        page(http, status, ConsentPage.form(link, examples, complaint));
    }

    /// A link may be for one bank only.
    private static boolean banksAt(Customer customer, @Nullable String providerId) {
        return providerId == null || customer.provider().id().equals(providerId);
    }

    private @Nullable String problemWith(MultiMap link) {
        if (!"code".equals(link.get("response_type"))) {
            return "response_type must be code";
        }
        if (!clientId.equals(link.get("client_id"))) {
            return "client_id is unknown";
        }
        if (text(link, "scope").isBlank()) {
            return "scope is missing";
        }
        if (link.contains("code_challenge") && !"S256".equals(link.get("code_challenge_method"))) {
            return "code_challenge_method must be S256";
        }
        if (link.contains("provider_id")
                && Providers.all().stream().noneMatch(bank -> bank.id().equals(link.get("provider_id")))) {
            return "provider_id is none of the banks here";
        }
        return problemWithRedirect(text(link, "redirect_uri"));
    }

    private static @Nullable String problemWithRedirect(String redirectUri) {
        try {
            return URI.create(redirectUri).isAbsolute() ? null : "redirect_uri must be an absolute address";
        } catch (IllegalArgumentException e) {
            return "redirect_uri is not an address: " + e.getMessage();
        }
    }

    private static void redirect(RoutingContext http, MultiMap link, Map<String, String> outcome) {
        var target = new StringBuilder(text(link, "redirect_uri"));
        var separator = target.indexOf("?") < 0 ? '?' : '&';
        for (var entry : outcome.entrySet()) {
            target.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
            separator = '&';
        }
        if (link.contains("scope") && outcome.containsKey("code")) {
            target.append("&scope=").append(URLEncoder.encode(text(link, "scope"), StandardCharsets.UTF_8));
        }
        if (link.contains("state")) {
            target.append("&state=").append(URLEncoder.encode(text(link, "state"), StandardCharsets.UTF_8));
        }
        http.response()
                .setStatusCode(302)
                .putHeader("Location", target.toString())
                .end();
    }

    private static void page(RoutingContext http, int status, String html) {
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(html);
    }

    private static String text(MultiMap form, String name) {
        var value = form.get(name);
        return value == null ? "" : value;
    }
}
