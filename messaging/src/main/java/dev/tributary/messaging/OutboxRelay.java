package dev.tributary.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/// Publishes what the outbox holds, in the order it was written, and deletes what the broker has acknowledged.
///
/// One replica of a service publishes at a time (a transaction-scoped advisory lock), so records of one key never
/// overtake each other. A
/// crash between acknowledgement and delete publishes again; consumers are made for that.
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final String BECOME_PUBLISHER =
            "SELECT pg_try_advisory_xact_lock(hashtext('outbox_' || current_schema())) AS mine";
    private static final String LISTEN =
            "DO $$ BEGIN EXECUTE format('LISTEN %I', 'outbox_' || current_schema()); END $$";
    private static final String TAKE = "SELECT id, topic, key, payload, traceparent FROM outbox ORDER BY id LIMIT $1";
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY($1)";

    private final Transactions transactions;
    private final Pool pool;
    private final OutboxProducer producers;
    private final OutboxConfig config;
    private final MeterRegistry meters;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;

    OutboxRelay(
            Transactions transactions, Pool pool, OutboxProducer producers, OutboxConfig config, MeterRegistry meters) {
        this.transactions = transactions;
        this.pool = pool;
        this.producers = producers;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (!config.relay()) {
            return;
        }
        running = true;
        Thread.ofVirtual().name("outbox-relay").start(this::publishForever);
        Thread.ofVirtual().name("outbox-listener").start(this::listenForever);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
        wake.release();
    }

    /// Keeps one connection listening for commits that wrote to the outbox. While it is being renewed the relay wakes
    /// by itself.
    private void listenForever() {
        while (running) {
            try {
                listenUntilClosed();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.debugf("outbox listener reconnects: cause=%s", PassingFailure.nameOf(failure));
            }
            LockSupport.parkNanos(config.idle().toNanos());
        }
    }

    private void listenUntilClosed() throws InterruptedException {
        var connection = pool.getConnection().await().indefinitely();
        try {
            var closed = new CountDownLatch(1);
            var listener = PgConnection.cast(connection.getDelegate());
            listener.notificationHandler(_ -> wake.release());
            listener.closeHandler(_ -> closed.countDown());
            connection.query(LISTEN).execute().await().indefinitely();
            closed.await();
        } finally {
            connection.close().onFailure().recoverWithNull().await().indefinitely();
        }
    }

    private void publishForever() {
        var producer = producers.open();
        try {
            while (running) {
                publishAll(producer);
                if (wake.tryAcquire(config.idle().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close();
        }
    }

    private void publishAll(Producer<String, String> producer) {
        try {
            while (running && publishBatch(producer) == config.batch()) {
                // a full batch: there is probably more
            }
        } catch (RuntimeException failure) {
            if (running) {
                LOG.warnf("outbox waits: cause=%s", PassingFailure.nameOf(failure));
            }
        }
    }

    /// @return how many rows were published
    private int publishBatch(Producer<String, String> producer) {
        return transactions.call(connection -> {
            var mine = connection.query(BECOME_PUBLISHER).execute().await().indefinitely();
            if (!mine.iterator().next().getBoolean("mine")) {
                return 0;
            }
            var rows = connection
                    .preparedQuery(TAKE)
                    .execute(Tuple.of(config.batch()))
                    .await()
                    .indefinitely();
            if (rows.size() == 0) {
                return 0;
            }
            var published = publish(producer, rows);
            connection
                    .preparedQuery(DELETE)
                    .execute(Tuple.of(published))
                    .await()
                    .indefinitely();
            meters.counter(OutboxGauges.PUBLISHED).increment(published.length);
            return published.length;
        });
    }

    /// @return the ids of the rows, all of them acknowledged by the broker
    private static Long[] publish(Producer<String, String> producer, RowSet<Row> rows) {
        var ids = new ArrayList<Long>(rows.size());
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(rows.size());
        for (var row : rows) {
            ids.add(row.getLong("id"));
            acknowledgements.add(producer.send(record(row)));
        }
        producer.flush();
        for (var acknowledgement : acknowledgements) {
            await(acknowledgement);
        }
        return ids.toArray(Long[]::new);
    }

    private static ProducerRecord<String, String> record(Row row) {
        var record = new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getString("payload"));
        Trace.write(row.getString("traceparent"), record.headers());
        return record;
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while publishing", stopping);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker did not acknowledge", failure);
        }
    }
}
