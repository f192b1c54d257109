package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The yardstick: the same imports as rows of one table, taken by a loop with `SKIP LOCKED` that inserts the same rows
/// of the same accounts into a table of the same definition. No bank, no progress, no control, no cost.
final class PlainQueue {

    private static final int WORKERS = 4;

    private static final String PREPARE = """
            CREATE SCHEMA bench;
            CREATE TABLE bench.transactions (LIKE bank.transactions INCLUDING ALL);
            CREATE TABLE bench.jobs (job_id uuid PRIMARY KEY, done boolean NOT NULL DEFAULT false);
            CREATE TABLE bench.parts AS SELECT job_id, account_id FROM imports.truelayer_import_progress;
            CREATE INDEX ON bench.parts (job_id);
            INSERT INTO bench.jobs SELECT job_id FROM imports.truelayer_import_jobs WHERE status = 'COMPLETED';
            ANALYZE bank.transactions, bench.parts, bench.jobs;
            """;

    private static final String WORK = """
            WITH job AS (
                SELECT job_id FROM bench.jobs WHERE NOT done ORDER BY job_id LIMIT 1 FOR UPDATE SKIP LOCKED
            ), stored AS (
                INSERT INTO bench.transactions
                SELECT t.* FROM job JOIN bench.parts USING (job_id) JOIN bank.transactions t USING (account_id)
                ON CONFLICT DO NOTHING
            )
            UPDATE bench.jobs SET done = true WHERE job_id = (SELECT job_id FROM job)
            """;

    private final Path stateDirectory;
    private final String databaseUrl;

    PlainQueue(Path stateDirectory, String databaseUrl) {
        this.stateDirectory = stateDirectory;
        this.databaseUrl = databaseUrl;
    }

    /// @param rows how many there must be, so that the comparison is a fair one
    Duration run(long rows) {
        try (var database = BenchDatabase.open(stateDirectory, databaseUrl);
                var workers = Executors.newFixedThreadPool(WORKERS)) {
            execute(database.connection(), PREPARE);
            var began = System.nanoTime();
            var working = new ArrayList<Future<?>>();
            for (var worker = 0; worker < WORKERS; worker++) {
                working.add(workers.submit(this::workOff));
            }
            for (var each : working) {
                each.get();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            mustBeWhole(database, rows);
            return took;
        } catch (SQLException | ExecutionException failure) {
            throw new WorkFailed(
                    "The comparison with a plain queue could not be made: " + failure.getMessage(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the comparison.", stopping);
        }
    }

    private void workOff() {
        try (var database = BenchDatabase.open(stateDirectory, databaseUrl);
                var work = database.connection().prepareStatement(WORK)) {
            while (work.executeUpdate() > 0) {
                // the next one
            }
        } catch (SQLException failure) {
            throw new WorkFailed("The plain queue failed: " + failure.getMessage(), failure);
        }
    }

    private static void mustBeWhole(BenchDatabase database, long rows) throws SQLException {
        try (var statement = database.connection().createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM bench.transactions")) {
            result.next();
            if (result.getLong(1) != rows) {
                throw new WorkFailed("The plain queue stored %d rows where the imports stored %d."
                        .formatted(result.getLong(1), rows));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
