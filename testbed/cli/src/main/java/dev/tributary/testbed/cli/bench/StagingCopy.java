package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The yardstick: the imported rows once more, by `COPY` into a staging table and one `INSERT` that skips what is
/// there, into a table of the same definition in the same database.
final class StagingCopy {

    private static final int TRIALS = 3;
    private static final String SOURCE = "bank.transactions";
    private static final String TARGET = "bench.transactions";

    private final Path stateDirectory;
    private final String databaseUrl;

    StagingCopy(Path stateDirectory, String databaseUrl) {
        this.stateDirectory = stateDirectory;
        this.databaseUrl = databaseUrl;
    }

    /// @param jobId the import that brought them
    /// @param rows how many there must be, so that the comparison is a fair one
    /// @return the median of three
    Duration run(UUID jobId, long rows) {
        try (var database = BenchDatabase.open(stateDirectory, databaseUrl)) {
            var connection = database.connection();
            var file = Files.createTempFile(stateDirectory, "rows", ".copy");
            try {
                dump(connection, jobId, file);
                prepare(connection);
                List<Duration> times = new ArrayList<>();
                for (int trial = 0; trial < TRIALS; trial++) {
                    times.add(load(connection, file, rows));
                }
                return times.stream().sorted().toList().get(TRIALS / 2);
            } finally {
                Files.delete(file);
            }
        } catch (SQLException | IOException failure) {
            throw new WorkFailed("The comparison with COPY could not be made: " + failure.getMessage(), failure);
        }
    }

    private static void dump(Connection connection, UUID jobId, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            copying(connection)
                    .copyOut(
                            "COPY (SELECT * FROM %s WHERE first_seen_in = '%s') TO STDOUT (FORMAT binary)"
                                    .formatted(SOURCE, jobId),
                            out);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        execute(connection, "CREATE SCHEMA bench");
        execute(connection, "CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(TARGET, SOURCE));
        execute(connection, "CREATE TEMPORARY TABLE staging (LIKE %s)".formatted(SOURCE));
    }

    private static Duration load(Connection connection, Path file, long rows) throws SQLException, IOException {
        execute(connection, "TRUNCATE staging, " + TARGET);
        connection.setAutoCommit(false);
        var began = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            copying(connection).copyIn("COPY staging FROM STDIN (FORMAT binary)", in);
        }
        var stored =
                execute(connection, "INSERT INTO %s SELECT * FROM staging ON CONFLICT DO NOTHING".formatted(TARGET));
        connection.commit();
        var took = Duration.ofNanos(System.nanoTime() - began);
        connection.setAutoCommit(true);
        if (stored != rows) {
            throw new WorkFailed("COPY stored %d rows where the import stored %d.".formatted(stored, rows));
        }
        return took;
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
