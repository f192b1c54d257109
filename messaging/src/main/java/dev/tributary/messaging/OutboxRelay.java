package dev.tributary.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes what the outbox holds, in the order it was written, and deletes what the broker has acknowledged.
///
/// One replica of a service publishes at a time (a transaction-scoped advisory lock), so records of one key never
/// overtake each other. A crash between acknowledgement and delete publishes again; consumers are made for that.
///
/// What is larger than the broker takes is set aside for an operator: nothing waits behind it.
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /// What is on its way when the service stops may still arrive.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /// The statements after it know whether this replica publishes. No disk is waited for: a delete that a crash of the
    /// database undoes is made good like one that never came, the row is published again.
    private static final String BECOME_PUBLISHER = """
            SELECT set_config('tributary.publishes',
                       pg_try_advisory_xact_lock(hashtext('outbox_' || current_schema()))::text, true),
                   set_config('synchronous_commit', 'off', true)""";

    private static final String LISTEN =
            "DO $$ BEGIN EXECUTE format('LISTEN %I', 'outbox_' || current_schema()); END $$";

    /// A statement of its own: it must not look before the lock is there.
    private static final String TAKE = """
            SELECT id, topic, key, payload, traceparent FROM outbox
            WHERE current_setting('tributary.publishes')::boolean AND refused_because IS NULL
            ORDER BY id LIMIT $1""";

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY($1)";
    private static final String SET_ASIDE =
            "UPDATE outbox SET refused_because = 'larger than the broker takes' WHERE id = ANY($1)";

    private final Transactions transactions;
    private final Pool pool;
    private final OutboxProducer producers;
    private final OutboxConfig config;
    private final MeterRegistry meters;
    private final BackgroundLoop relay = new BackgroundLoop("outbox-relay");
    private final BackgroundLoop listener = new BackgroundLoop("outbox-listener");
    private @Nullable Producer<String, String> producer;

    OutboxRelay(
            Transactions transactions, Pool pool, OutboxProducer producers, OutboxConfig config, MeterRegistry meters) {
        this.transactions = transactions;
        this.pool = pool;
        this.producers = producers;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (config.relay()) {
            var opened = producers.open();
            producer = opened;
            relay.start(config.idle(), () -> publishBatch(opened) == config.batch());
            listener.start(config.idle(), this::listenUntilClosed);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        relay.stop();
        listener.stop();
        if (producer != null) {
            producer.close(FAREWELL);
        }
    }

    /// Keeps one connection listening for commits that wrote to the outbox. While it is being renewed the relay wakes
    /// by itself.
    private void listenUntilClosed() {
        var connection = pool.getConnection().await().indefinitely();
        try {
            var closed = new CompletableFuture<Void>();
            var notices = PgConnection.cast(connection.getDelegate());
            notices.notificationHandler(_ -> relay.soon());
            notices.closeHandler(_ -> closed.complete(null));
            connection.query(LISTEN).execute().await().indefinitely();
            closed.join();
        } finally {
            connection.close().onFailure().recoverWithNull().await().indefinitely();
        }
    }

    /// @return how many rows were published
    private int publishBatch(Producer<String, String> producer) {
        return transactions.call(connection -> {
            var rows = take(connection);
            if (rows.size() == 0) {
                return 0;
            }
            var sent = publish(producer, rows);
            connection
                    .preparedQuery(DELETE)
                    .execute(Tuple.of(sent.published().toArray(Long[]::new)))
                    .await()
                    .indefinitely();
            meters.counter(OutboxGauges.PUBLISHED).increment(sent.published().size());
            if (!sent.refused().isEmpty()) {
                LOG.errorf("events are larger than the broker takes: outbox_ids=%s", sent.refused());
                connection
                        .preparedQuery(SET_ASIDE)
                        .execute(Tuple.of(sent.refused().toArray(Long[]::new)))
                        .await()
                        .indefinitely();
            }
            return rows.size();
        });
    }

    /// Both statements in one flight.
    ///
    /// @return nothing, too, when another replica publishes
    private RowSet<Row> take(SqlConnection connection) {
        return Uni.combine()
                .all()
                .unis(
                        connection.query(BECOME_PUBLISHER).execute(),
                        connection.preparedQuery(TAKE).execute(Tuple.of(config.batch())))
                .with((_, rows) -> rows)
                .await()
                .indefinitely();
    }

    /// Ids of rows.
    ///
    /// @param refused by the broker, for ever
    private record Sent(List<Long> published, List<Long> refused) {}

    private static Sent publish(Producer<String, String> producer, RowSet<Row> rows) {
        var acknowledgements = new LinkedHashMap<Long, Future<RecordMetadata>>();
        for (var row : rows) {
            acknowledgements.put(row.getLong("id"), producer.send(record(row)));
        }
        producer.flush();
        var published = new ArrayList<Long>(rows.size());
        var refused = new ArrayList<Long>();
        acknowledgements.forEach((id, acknowledgement) -> (isTaken(acknowledgement) ? published : refused).add(id));
        return new Sent(published, refused);
    }

    private static ProducerRecord<String, String> record(Row row) {
        var record = new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getString("payload"));
        Trace.write(row.getString("traceparent"), record.headers());
        return record;
    }

    /// @return false when it is larger than the broker will ever take
    private static boolean isTaken(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get(1, TimeUnit.MINUTES);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while publishing", stopping);
        } catch (ExecutionException | TimeoutException failure) {
            if (failure.getCause() instanceof RecordTooLargeException) {
                return false;
            }
            throw new IllegalStateException("the broker did not acknowledge", failure);
        }
    }
}
