package dev.tributary.testbed.world.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import dev.tributary.testbed.world.infrastructure.EmbeddedPostgresql;
import dev.tributary.testbed.world.part.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseProxyTest {

    private static final int COMMITS = 400;
    private static final String PASSWORD = "secret";

    private final int port = Ports.free();
    private EmbeddedPostgresql postgresql;
    private DatabaseProxy proxy;

    @BeforeAll
    void start(@TempDir Path directory) throws SQLException {
        postgresql = new EmbeddedPostgresql(new EmbeddedPostgresql.Settings(
                directory.resolve("postgresql"),
                directory.resolve("binaries"),
                directory.resolve("postgresql.log"),
                Ports.free(),
                false,
                PASSWORD,
                Arrays.stream(BoundedContext.values()).collect(Collectors.toMap(each -> each, _ -> PASSWORD))));
        postgresql.start();
        proxy = DatabaseProxy.start(port, postgresql.port());
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
        }
    }

    @AfterAll
    void stop() {
        proxy.stop();
        postgresql.kill();
    }

    @Test
    void of_some_commits_nobody_hears_whether_they_were_made() throws SQLException {
        // given
        proxy.loseCommits();

        // when
        Set<Integer> acknowledged = new HashSet<>();
        for (int id = 0; id < COMMITS; id++) {
            if (isCommitted(id)) {
                acknowledged.add(id);
            }
        }

        // then
        proxy.keepCommits();
        Set<Integer> stored = stored();
        Set<Integer> unheard = IntStream.range(0, COMMITS)
                .boxed()
                .filter(id -> !acknowledged.contains(id))
                .collect(Collectors.toSet());
        assertThat(unheard).hasSize(Math.toIntExact(proxy.lost()));
        assertThat(stored).containsAll(acknowledged);
        assertThat(unheard).anyMatch(stored::contains).anyMatch(id -> !stored.contains(id));
    }

    private boolean isCommitted(int id) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("INSERT INTO kept VALUES (%d)".formatted(id));
            }
            try {
                connection.commit();
                return true;
            } catch (SQLException broken) {
                return false;
            }
        }
    }

    private Set<Integer> stored() throws SQLException {
        Set<Integer> stored = new HashSet<>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM kept")) {
            while (rows.next()) {
                assertThat(stored.add(rows.getInt(1))).isTrue();
            }
        }
        return stored;
    }

    /// As the services' driver does it: a commit is a simple query.
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s?preferQueryMode=simple".formatted(port, EmbeddedPostgresql.DATABASE),
                "postgres",
                PASSWORD);
    }
}
