package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/// Waits for what an import leaves to be done after its end: its rows become known to enrichment, in the background.
/// What is measured next has the machine for itself then.
final class QuietStack {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Path stateDirectory;
    private final String databaseUrl;

    QuietStack(Path stateDirectory, String databaseUrl) {
        this.stateDirectory = stateDirectory;
        this.databaseUrl = databaseUrl;
    }

    /// @param rows how many the import brought
    /// @return how long it took
    Duration await(UUID jobId, long rows) {
        var began = System.nanoTime();
        try (var connection = connect()) {
            while (heldRows(connection, jobId) < rows) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new WorkFailed("Enrichment knows not all rows %d minutes after the import's end."
                            .formatted(PATIENCE.toMinutes()));
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (SQLException | IOException failure) {
            throw new WorkFailed("The database could not be looked at: " + failure.getMessage(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while waiting for the stack to rest.", stopping);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Connection connect() throws SQLException, IOException {
        var password = SuperuserPassword.in(stateDirectory);
        return DriverManager.getConnection("jdbc:postgresql://" + databaseUrl, "postgres", password);
    }

    private static long heldRows(Connection connection, UUID jobId) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT count(*) FROM enrichment.enrichment_items WHERE job_id = ?")) {
            statement.setObject(1, jobId);
            try (var counted = statement.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        }
    }
}
