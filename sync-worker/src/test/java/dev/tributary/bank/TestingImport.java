package dev.tributary.bank;

import static org.awaitility.Awaitility.await;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.EventCodec;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.world.TestWorld;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// An import as another service would ask for it: through the broker, and watched in the tables.
final class TestingImport {

    private static final Set<String> OVER = Set.of("completed", "skipped", "failed", "cancelled");
    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestWorld.bootstrapServers()), new StringSerializer(), new StringSerializer());

    private final UUID jobId = Ids.next();
    private final TestingAccount account;
    private final LocalDate from;
    private final LocalDate to;
    private int batchSize = 200;
    private boolean enrich = false;
    private @Nullable String personAddress = "192.0.2.7";
    private long version = 1;

    private TestingImport(TestingAccount account, LocalDate from, LocalDate to) {
        this.account = account;
        this.from = from;
        this.to = to;
    }

    static TestingImport of(TestingAccount account, LocalDate from, LocalDate to) {
        return new TestingImport(account, from, to);
    }

    TestingImport inBatchesOf(int rows) {
        batchSize = rows;
        return this;
    }

    TestingImport withEnrichment() {
        enrich = true;
        return this;
    }

    TestingImport unattended() {
        personAddress = null;
        return this;
    }

    UUID jobId() {
        return jobId;
    }

    TestingImport start() {
        command(0);
        return this;
    }

    void command(int unit) {
        send(new SyncAccount(
                Ids.next(),
                Instant.now(),
                account.owner().userId(),
                jobId,
                account.accountId(),
                List.of(new DateRange(from, to)),
                batchSize,
                enrich,
                personAddress,
                unit));
    }

    void pause() {
        send(new ImportPaused(Ids.next(), Instant.now(), account.owner().userId(), jobId, ++version));
    }

    void resume() {
        send(new ImportResumed(Ids.next(), Instant.now(), account.owner().userId(), jobId, ++version));
    }

    void cancel() {
        send(new ImportCancelled(Ids.next(), Instant.now(), account.owner().userId(), jobId, ++version));
    }

    static void send(Event event) {
        try {
            PRODUCER.send(new ProducerRecord<>(event.topic().topicName(), event.key(), EventCodec.encode(event)))
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Units are done elsewhere, on other threads.
    String untilOver() {
        await("the end of the sync")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> OVER.contains(state()));
        return state();
    }

    void until(String state) {
        await("the sync to be " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state().equals(state));
    }

    /// Until so many attempts have brought nothing, or it is over.
    void untilAttempt(int attempts) {
        await("attempt " + attempts)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> OVER.contains(state())
                        || (state().equals("waiting") && Integer.parseInt(text("attempts")) >= attempts));
    }

    String state() {
        return text("state");
    }

    String text(String column) {
        var found = new ArrayList<String>();
        query(
                "SELECT %s FROM account_syncs WHERE job_id = '%s'".formatted(column, jobId),
                row -> found.add(String.valueOf(row.getString(1))));
        return found.isEmpty() ? "none" : found.getFirst();
    }

    /// The first value of the first row, as text.
    static String value(String sql) {
        var found = new ArrayList<String>();
        query(sql, row -> found.add(String.valueOf(row.getString(1))));
        return found.getFirst();
    }

    Counts counts() {
        var found = new ArrayList<Counts>();
        query(
                "SELECT served, synced, duplicates, updated, errors, out_of_range FROM account_syncs WHERE job_id = '%s'"
                        .formatted(jobId),
                row -> found.add(new Counts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))));
        return found.getFirst();
    }

    /// Day, signed amount, currency and description of every booked row that is stored.
    static List<String> storedRows(TestingAccount account) {
        var rows = new ArrayList<String>();
        query(
                "SELECT booked_on, amount, currency, description FROM transactions WHERE account_id = '%s' AND state = 'booked'"
                        .formatted(account.accountId()),
                row -> rows.add(row.getDate(1) + "|" + row.getBigDecimal(2).stripTrailingZeros() + "|"
                        + row.getString(3) + "|" + row.getString(4)));
        return rows;
    }

    /// The same of every row the bank has.
    static List<String> bankRows(TestingAccount account, LocalDate from, LocalDate to) {
        return TestingBank.simulator().truth().transactions(account.bankId(), from, to).stream()
                .map(row -> row.booking().bookedOn() + "|"
                        + row.booking().amount().stripTrailingZeros() + "|"
                        + row.account().currency() + "|" + row.booking().description())
                .toList();
    }

    static long count(String sql) {
        var found = new ArrayList<Long>();
        query(sql, row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    static List<String> values(String sql) {
        var found = new ArrayList<String>();
        query(sql, row -> found.add(row.getString(1)));
        return found;
    }

    static void execute(String sql) {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("bank"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(String sql, RowReader reader) {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("bank"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
