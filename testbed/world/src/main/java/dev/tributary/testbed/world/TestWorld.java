package dev.tributary.testbed.world;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import dev.tributary.testbed.world.infrastructure.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Real PostgreSQL, Kafka and identity provider for tests; started once per JVM, gone with it.
///
/// In a `@QuarkusTest` it configures the service as the environment would:
/// `@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "bank"))`.
/// In a plain test: [#shared()] and the methods beside it.
public final class TestWorld implements QuarkusTestResourceLifecycleManager {

    private String role = "";

    /// Starts the world of this JVM if nobody has, so that a plain test can say what it needs first.
    public static TestWorld shared() {
        SharedWorld.coordinates();
        return new TestWorld();
    }

    /// A valid token whose subject is the user.
    public static String bearer(String user) {
        return IdentityProvider.token(issuerUrl(), user, Duration.ofHours(1));
    }

    /// A valid token of somebody in the group `operator`.
    public static String operatorBearer(String user) {
        return IdentityProvider.operatorToken(issuerUrl(), user);
    }

    /// A token that was valid once.
    public static String expiredBearer(String user) {
        return IdentityProvider.token(issuerUrl(), user, Duration.ofMinutes(-10));
    }

    public static String bootstrapServers() {
        return SharedWorld.coordinate("kafka.bootstrap.servers");
    }

    public static String issuerUrl() {
        return SharedWorld.coordinate("issuer.url");
    }

    /// As services are configured with it: `host:port/database`.
    public static String databaseUrl() {
        return SharedWorld.coordinate("database.url");
    }

    /// With the user and the password of the role in it.
    public static String jdbcUrl(String role) {
        return "jdbc:postgresql://%s?user=%s&password=%s".formatted(databaseUrl(), role, password(role));
    }

    public static String password(String role) {
        return SharedWorld.coordinate(
                SharedWorld.PASSWORD + BoundedContext.ofRole(role).role());
    }

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", "");
    }

    /// The environment of a service; without a role, of one that keeps nothing.
    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        configuration.put("OIDC_ISSUER_URL", issuerUrl());
        configuration.put("PUBLIC_URL", "http://localhost:8080");
        if (!role.isEmpty()) {
            configuration.put("DATABASE_URL", databaseUrl());
            configuration.put("DATABASE_USER", role);
            configuration.put("DATABASE_PASSWORD", password(role));
        }
        return configuration;
    }

    /// The next test class of this JVM uses the same world.
    @Override
    public void stop() {}
}
