package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.AuthServer;
import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.auth.Credentials;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Target;
import dev.tributary.testbed.truelayer.truth.ServedLog;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who calls, and what they ask for, before anybody knows whether they may.
///
/// @param credential the consent behind their access token; empty when it is unknown or expired
/// @param accountId the account in question, as the caller names it; absent where there is none
/// @param attended whether the customer is there, as the caller says
record Caller(
        RoutingContext http,
        Optional<Credential> credential,
        Endpoint endpoint,
        @Nullable String accountId,
        boolean attended) {

    static Caller of(RoutingContext http, Credentials credentials, Endpoint endpoint) {
        return new Caller(
                http,
                AuthServer.bearer(http).flatMap(credentials::of),
                endpoint,
                http.pathParam("account_id"),
                http.request().getHeader("X-PSU-IP") != null);
    }

    /// The same caller, who now hears of something that was asked for before.
    Caller hearing(Endpoint endpoint, @Nullable String accountId) {
        return new Caller(http, credential, endpoint, accountId, attended);
    }

    Target target() {
        var customer = credential.map(Credential::customer).orElse(null);
        return Target.of(customer, accountId, endpoint);
    }

    String user() {
        return credential.map(Credential::customer).map(Customer::username).orElse("");
    }

    ServedLog.Call asLogged(int status, String outcome) {
        return new ServedLog.Call(
                user(),
                credential.map(Credential::id).orElse(""),
                accountId(),
                endpoint,
                http.request().query(),
                attended,
                status,
                outcome);
    }

    boolean wantsItLater() {
        return "true".equals(http.queryParams().get("async"));
    }

    /// What makes two requests the same to TrueLayer's cache.
    String question() {
        var asked = http.queryParams().entries().stream()
                .filter(entry ->
                        !entry.getKey().equals("async") && !entry.getKey().equals("webhook_uri"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return http.normalizedPath() + "?" + asked;
    }
}
