package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Customers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Consents and refresh tokens in a file, so that a product's connections outlive a restart of the simulator.
/// Access tokens do not: a product refreshes them.
final class CredentialFile {
    private final @Nullable Path file;

    /// @param file absent to remember nothing
    CredentialFile(@Nullable Path file) {
        this.file = file;
    }

    /// What was in force when the simulator last ran.
    record Saved(Map<String, Credential> byId, Map<String, Credential> byRefreshToken) {}

    Saved read(Customers customers) {
        var saved = new Saved(new HashMap<>(), new HashMap<>());
        if (file == null || !Files.exists(file)) {
            return saved;
        }
        try {
            var document = new JsonObject(Files.readString(file));
            for (var entry : document.getJsonArray("credentials")) {
                credential((JsonObject) entry, customers)
                        .ifPresent(credential -> saved.byId().put(credential.id(), credential));
            }
            document.getJsonObject("refresh_tokens").forEach(entry -> {
                var credential = saved.byId().get(String.valueOf(entry.getValue()));
                if (credential != null) {
                    saved.byRefreshToken().put(entry.getKey(), credential);
                }
            });
            return saved;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    synchronized void write(Collection<Credential> credentials, Map<String, Credential> refreshTokens) {
        if (file == null) {
            return;
        }
        var tokens = new JsonObject();
        refreshTokens.forEach((token, credential) -> tokens.put(token, credential.id()));
        var document = new JsonObject()
                .put(
                        "credentials",
                        new JsonArray(
                                credentials.stream().map(CredentialFile::json).toList()))
                .put("refresh_tokens", tokens);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, document.encode());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Optional<Credential> credential(JsonObject json, Customers customers) {
        return customers
                .named(json.getString("user"))
                .map(customer -> new Credential(
                        json.getString("id"),
                        customer,
                        json.getJsonArray("scopes").stream()
                                .map(String::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        Instant.parse(json.getString("consented_at")),
                        Instant.parse(json.getString("consent_expires_at"))));
    }

    private static JsonObject json(Credential credential) {
        return new JsonObject()
                .put("id", credential.id())
                .put("user", credential.customer().username())
                .put(
                        "scopes",
                        new JsonArray(credential.scopes().stream().sorted().toList()))
                .put("consented_at", credential.consentedAt().toString())
                .put("consent_expires_at", credential.consentExpiresAt().toString());
    }
}
