package dev.tributary.testbed.world.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
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

/// A real PostgreSQL 17 on a data directory of its own, with a role and a schema for every context.
///
/// Everyone signs in with a password, as in production, so that a grant that is missing is noticed here.
public final class EmbeddedPostgresql {

    public static final String DATABASE = "tributary";

    private static final String DATA = "data";
    private static final String SUPERUSER = "postgres";

    private final Settings settings;
    private EmbeddedPostgres server;

    private EmbeddedPostgresql(Settings settings, EmbeddedPostgres server) {
        this.settings = settings;
        this.server = server;
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

    public static EmbeddedPostgresql start(Settings settings) {
        EmbeddedPostgresql postgres = new EmbeddedPostgresql(settings, launch(settings));
        postgres.prepareContexts();
        return postgres;
    }

    /// Starts the server again after [#stop] or [#kill], on the same port.
    public void restart() {
        server = launch(settings);
    }

    public int port() {
        return settings.port();
    }

    /// As services are configured with it: `host:port/database`.
    public String databaseUrl() {
        return "localhost:%d/%s".formatted(settings.port(), DATABASE);
    }

    /// The process every other process of the server descends from; empty when it is down.
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

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    /// Ends the server as a power cut would.
    public void kill() {
        process().ifPresent(Processes::kill);
        // Lets go of the lock on the data directory.
        stop();
    }

    private static EmbeddedPostgres launch(Settings settings) {
        // What a killed launcher left behind has our data directory.
        running(settings.home()).ifPresent(Processes::kill);
        try {
            Files.createDirectories(settings.home());
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Path passwordFile = writePasswordFile(settings);
            try {
                return builder(settings, passwordFile).start();
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException | RuntimeException e) {
            throw new PartFailed("postgresql", "PostgreSQL did not start on port " + settings.port(), e);
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

    private void prepareContexts() {
        try {
            if (!hasDatabase()) {
                execute("postgres", "CREATE DATABASE " + DATABASE);
            }
            if (!hasRoles()) {
                execute(DATABASE, contextsSql());
            }
            for (Map.Entry<BoundedContext, String> entry : settings.passwords().entrySet()) {
                execute(
                        DATABASE,
                        "ALTER ROLE %s PASSWORD '%s'".formatted(entry.getKey().role(), entry.getValue()));
            }
        } catch (SQLException e) {
            throw new PartFailed("postgresql", "the database could not be prepared", e);
        }
    }

    private boolean hasDatabase() throws SQLException {
        return exists("postgres", "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
    }

    private boolean hasRoles() throws SQLException {
        return exists(DATABASE, "SELECT 1 FROM pg_roles WHERE rolname = 'imports'");
    }

    private boolean exists(String database, String query) throws SQLException {
        try (Connection connection = server.getDatabase(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// Several statements in one go are one transaction.
    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase(SUPERUSER, database).getConnection();
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
