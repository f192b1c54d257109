package dev.tributary.testbed.world;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import dev.tributary.testbed.world.infrastructure.EmbeddedPostgresql;
import dev.tributary.testbed.world.infrastructure.IdentityProvider;
import dev.tributary.testbed.world.infrastructure.KafkaBroker;
import dev.tributary.testbed.world.part.Ports;
import dev.tributary.testbed.world.part.Secrets;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The one world of a test JVM.
///
/// Quarkus loads a test's classes several times, each time in a class loader it closes later. What runs for as long as
/// the JVM does must not live there: the world is started by the copy of this class that the system class loader has,
/// and only strings come back.
public final class SharedWorld {

    static final String PASSWORD = "database.password.";

    private static @Nullable Map<String, String> started;

    private SharedWorld() {}

    static String coordinate(String name) {
        String value = coordinates().get(name);
        if (value == null) {
            throw new IllegalArgumentException("the world has no '%s'".formatted(name));
        }
        return value;
    }

    @SuppressWarnings("unchecked") // what start() answers, seen through another class loader
    static Map<String, String> coordinates() {
        try {
            Class<?> lasting = Class.forName(SharedWorld.class.getName(), true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>) lasting.getMethod("start").invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the world did not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the world is not on the class path of this JVM", e);
        }
    }

    /// Called by reflection, hence public.
    public static synchronized Map<String, String> start() {
        if (started == null) {
            started = startNew();
        }
        return started;
    }

    private static Map<String, String> startNew() {
        Path home = TestDirectories.forThisJvm();
        Map<BoundedContext, String> passwords = new EnumMap<>(BoundedContext.class);
        for (BoundedContext context : BoundedContext.values()) {
            passwords.put(context, Secrets.random());
        }
        KafkaBroker kafka = kafka(home);
        EmbeddedPostgresql postgresql = postgresql(home, passwords);
        CompletableFuture<Void> startingKafka = CompletableFuture.runAsync(kafka::start, SharedWorld::onOurOwnThread);
        postgresql.start();
        IdentityProvider identity = IdentityProvider.start(Ports.free());
        startingKafka.join();

        Map<String, String> coordinates = new HashMap<>();
        coordinates.put("database.url", postgresql.databaseUrl());
        passwords.forEach((context, password) -> coordinates.put(PASSWORD + context.role(), password));
        coordinates.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        coordinates.put("issuer.url", identity.issuerUrl());
        return Map.copyOf(coordinates);
    }

    /// Kafka loads its classes by name from the thread's class loader, which on a pool of Quarkus is another one's.
    private static void onOurOwnThread(Runnable work) {
        Thread thread = new Thread(work, "shared world");
        thread.setContextClassLoader(SharedWorld.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    private static KafkaBroker kafka(Path home) {
        return new KafkaBroker(new KafkaBroker.Settings(
                TestDirectories.kafka(home), home.resolve("kafka.log"), Ports.free(), Ports.free()));
    }

    private static EmbeddedPostgresql postgresql(Path home, Map<BoundedContext, String> passwords) {
        return new EmbeddedPostgresql(new EmbeddedPostgresql.Settings(
                TestDirectories.postgresql(home),
                TestDirectories.binaries(),
                home.resolve("postgresql.log"),
                Ports.free(),
                false,
                Secrets.random(),
                passwords));
    }
}
