package dev.tributary.testbed.cli.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The yardstick: db-scheduler with as many tasks, due at the same moment, in the same database. They do nothing.
final class PollingScheduler {

    private static final Duration AHEAD = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int THREADS = 10;

    /// As its documentation has it for PostgreSQL.
    private static final String TABLE = """
            CREATE TABLE public.scheduled_tasks (
                task_name text NOT NULL, task_instance text NOT NULL, task_data bytea, execution_time timestamptz,
                picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,
                consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                PRIMARY KEY (task_name, task_instance));
            CREATE INDEX ON public.scheduled_tasks (execution_time);
            CREATE INDEX ON public.scheduled_tasks (last_heartbeat);
            """;

    private final BenchDatabase database;

    PollingScheduler(BenchDatabase database) {
        this.database = database;
    }

    Latencies lateness(int tasks) {
        var due = Instant.ofEpochMilli(System.currentTimeMillis()).plus(AHEAD);
        var lateness = new Latencies();
        var left = new CountDownLatch(tasks);
        var task = Tasks.oneTime("import").execute((_, _) -> {
            lateness.add(Duration.between(due, Instant.now()));
            left.countDown();
        });
        try (var source = pool()) {
            execute(TABLE);
            var scheduler = Scheduler.create(source, task)
                    .threads(THREADS)
                    .pollingInterval(Duration.ofSeconds(1))
                    .pollUsingLockAndFetch(0.5, 4.0)
                    .build();
            scheduler.start();
            try {
                insert(tasks, due);
                if (!left.await(AHEAD.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)) {
                    throw new WorkFailed("db-scheduler left %d of %d tasks undone.".formatted(left.getCount(), tasks));
                }
            } finally {
                scheduler.stop();
            }
            return lateness;
        } catch (SQLException failure) {
            throw new WorkFailed(
                    "The comparison with db-scheduler could not be made: " + failure.getMessage(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the comparison.", stopping);
        }
    }

    private void insert(int tasks, Instant due) throws SQLException {
        execute("""
                INSERT INTO public.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT 'import', n::text, to_timestamp(%d / 1000.0), false, 1 FROM generate_series(1, %d) n
                """.formatted(due.toEpochMilli(), tasks));
    }

    private AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(THREADS + 4)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(BenchDatabase.USER))
                                .credential(new SimplePassword(database.password())))));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
