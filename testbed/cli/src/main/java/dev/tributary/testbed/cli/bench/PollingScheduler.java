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
final class PollingScheduler implements AutoCloseable {

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
    private final AgroalDataSource source;
    private final Scheduler scheduler;
    private volatile Round round = new Round(Instant.EPOCH, 0);

    PollingScheduler(BenchDatabase database) {
        this.database = database;
        var task = Tasks.oneTime("import").execute((_, _) -> round.ran());
        try {
            source = pool(database);
            execute(TABLE);
        } catch (SQLException failure) {
            throw failed(failure);
        }
        scheduler = Scheduler.create(source, task)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .pollUsingLockAndFetch(0.5, 4.0)
                .build();
        scheduler.start();
    }

    /// Tasks that are due at the same moment.
    private static final class Round {

        private final Instant due;
        private final CountDownLatch left;
        private final Latencies lateness = new Latencies();

        Round(Instant due, int tasks) {
            this.due = due;
            this.left = new CountDownLatch(tasks);
        }

        void ran() {
            lateness.add(Duration.between(due, Instant.now()));
            left.countDown();
        }
    }

    Latencies lateness(int tasks) {
        var next = new Round(Instant.ofEpochMilli(System.currentTimeMillis()).plus(AHEAD), tasks);
        round = next;
        try {
            insert(tasks, next.due);
            if (!next.left.await(AHEAD.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)) {
                throw new WorkFailed("db-scheduler left %d of %d tasks undone.".formatted(next.left.getCount(), tasks));
            }
            return next.lateness;
        } catch (SQLException failure) {
            throw failed(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped in the middle of the comparison.", stopping);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
        source.close();
    }

    private static WorkFailed failed(SQLException failure) {
        return new WorkFailed("The comparison with db-scheduler could not be made: " + failure.getMessage(), failure);
    }

    private void insert(int tasks, Instant due) throws SQLException {
        execute("""
                INSERT INTO public.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT 'import', gen_random_uuid()::text, to_timestamp(%d / 1000.0), false, 1 FROM generate_series(1, %d) n
                """.formatted(due.toEpochMilli(), tasks));
    }

    private static AgroalDataSource pool(BenchDatabase database) throws SQLException {
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
