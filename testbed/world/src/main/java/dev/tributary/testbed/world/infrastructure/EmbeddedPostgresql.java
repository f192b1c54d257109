package dev.tributary.testbed.world.infrastructure;

import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.PartFailed;
import dev.tributary.testbed.world.part.PidFile;
import dev.tributary.testbed.world.part.Processes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL 17 on a data directory of its own, with a role and a schema for every context.
///
/// Everyone signs in with a password, as in production, so that a grant that is missing is noticed here.
public final class EmbeddedPostgresql implements Part {

    public static final String NAME = "postgresql";

    public static final String DATABASE = "tributary";

    private static final String DATA = "data";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final String SUPERUSER = "postgres";

    private final Settings settings;
    private @Nullable EmbeddedPostgres server;

    public EmbeddedPostgresql(Settings settings) {
        this.settings = settings;
    }

    /// @param home where the data go
    /// @param binaries where the server's programs are unpacked to; several servers may share them
    /// @param log everything the server says
    /// @param durable whether a commit is on the disk when it is acknowledged; tests do without
    public record Settings(
            Path home,
            Path binaries,
            Path log,
            int port,
            boolean durable,
            String superuserPassword,
            Map<BoundedContext, String> passwords) {

        Path data() {
            return home.resolve(DATA);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFRASTRUCTURE;
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public Optional<URI> healthUrl() {
        return Optional.empty();
    }

    @Override
    public Path log() {
        return settings.log();
    }

    /// As services are configured with it: `host:port/database`.
    public String databaseUrl() {
        return "localhost:%d/%s".formatted(settings.port(), DATABASE);
    }

    /// The process every other process of the server descends from.
    @Override
    public Optional<ProcessHandle> process() {
        return running(settings.home());
    }

    /// The same for whatever server has its data there, whoever started it.
    public static Optional<ProcessHandle> running(Path home) {
        Path pidFile = home.resolve(DATA).resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            // PostgreSQL's own format: process id, data directory, start in seconds since 1970, ...
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() < 3
                    ? Optional.empty()
                    : PidFile.find(
                            Long.parseLong(lines.get(0).strip()),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException("the process id could not be read from " + pidFile, e);
        }
    }

    @Override
    public boolean isUp() {
        return process().isPresent() && Processes.isListening(settings.port());
    }

    @Override
    public synchronized void start() {
        // What was killed has let go of nothing yet; what a killed launcher left behind has our data directory.
        release();
        process().ifPresent(Processes::kill);
        try {
            EmbeddedPostgres starting = launch();
            server = starting;
            prepareContexts(starting);
        } catch (IOException | SQLException | RuntimeException e) {
            throw new PartFailed(name(), "did not start on port " + settings.port(), e);
        }
    }

    @Override
    public synchronized void stop() {
        release();
        // PostgreSQL's "fast" shutdown, for a server somebody else started.
        process().ifPresent(postmaster -> Processes.signal("INT", postmaster, STOP_TIMEOUT));
    }

    @Override
    public synchronized void kill() {
        process().ifPresent(Processes::kill);
        release();
    }

    /// Stops what runs, lets go of the lock on the data directory.
    private void release() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = null;
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        Files.createDirectories(settings.home());
        Files.createDirectories(settings.log().toAbsolutePath().getParent());
        Path passwordFile = writePasswordFile(settings);
        try {
            return builder(settings, passwordFile).start();
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static EmbeddedPostgres.Builder builder(Settings settings, Path passwordFile) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setDataDirectory(settings.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setDataDirectoryCustomizer(data -> askForPasswords(data.toPath()))
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", settings.superuserPassword())
                .setPort(settings.port())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("fsync", settings.durable() ? "on" : "off")
                .setServerConfig("synchronous_commit", settings.durable() ? "on" : "off")
                // Sockets in /tmp would meet those of other users and other clones.
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(Redirect.appendTo(settings.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(settings.log().toFile()));
    }

    private static Path writePasswordFile(Settings settings) throws IOException {
        Path file = Files.createTempFile(
                settings.home(),
                "superuser",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, settings.superuserPassword());
    }

    private static void askForPasswords(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), "host all all localhost scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepareContexts(EmbeddedPostgres running) throws SQLException {
        if (!exists(running, "postgres", "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            execute(running, "postgres", "CREATE DATABASE " + DATABASE);
        }
        if (!exists(running, DATABASE, "SELECT 1 FROM pg_roles WHERE rolname = 'imports'")) {
            execute(running, DATABASE, contextsSql());
        }
        for (Map.Entry<BoundedContext, String> entry : settings.passwords().entrySet()) {
            execute(
                    running,
                    DATABASE,
                    "ALTER ROLE %s PASSWORD '%s'".formatted(entry.getKey().role(), entry.getValue()));
        }
    }

    private static boolean exists(EmbeddedPostgres running, String database, String query) throws SQLException {
        try (Connection connection = running.getDatabase(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// Several statements in one go are one transaction.
    private static void execute(EmbeddedPostgres running, String database, String sql) throws SQLException {
        try (Connection connection = running.getDatabase(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String contextsSql() {
        try (InputStream sql = EmbeddedPostgresql.class.getResourceAsStream("/postgresql/contexts.sql")) {
            if (sql == null) {
                throw new IllegalStateException("the resource postgresql/contexts.sql is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
