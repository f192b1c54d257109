package dev.tributary.testbed.world.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Topic;
import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSurvivesTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.BANK_USAGE.topicName(), 0);

    @TempDir
    private Path directory;

    @Test
    void a_committed_row_survives_a_stop_and_a_kill() throws SQLException {
        // given
        EmbeddedPostgresql postgresql = postgresql();
        postgresql.start();
        try {
            execute(postgresql, "CREATE TABLE kept (id int)");
            execute(postgresql, "INSERT INTO kept VALUES (1)");

            // when
            restartAfter(postgresql::stop, postgresql);
            execute(postgresql, "INSERT INTO kept VALUES (2)");
            restartAfter(postgresql::kill, postgresql);

            // then
            assertThat(count(postgresql)).isEqualTo(2);
        } finally {
            postgresql.kill();
        }
    }

    @Test
    void an_acknowledged_record_survives_a_stop_and_a_kill() throws Exception {
        // given
        KafkaBroker kafka = kafka();
        kafka.start();
        try {
            send(kafka);

            // when
            restartAfter(kafka::stop, kafka);
            send(kafka);
            restartAfter(kafka::kill, kafka);

            // then
            assertThat(endOffset(kafka)).isEqualTo(2);
        } finally {
            kafka.kill();
        }
    }

    private static void restartAfter(Runnable end, Part part) {
        end.run();
        assertThat(part.isUp()).isFalse();
        part.start();
        assertThat(part.isUp()).isTrue();
    }

    private EmbeddedPostgresql postgresql() {
        Map<BoundedContext, String> passwords = new EnumMap<>(BoundedContext.class);
        for (BoundedContext context : BoundedContext.values()) {
            passwords.put(context, "password");
        }
        return new EmbeddedPostgresql(new EmbeddedPostgresql.Settings(
                directory.resolve("postgresql"),
                directory.resolve("binaries"),
                directory.resolve("postgresql.log"),
                Ports.free(),
                true,
                "password",
                passwords));
    }

    private KafkaBroker kafka() {
        return new KafkaBroker(new KafkaBroker.Settings(
                directory.resolve("kafka"), directory.resolve("kafka.log"), Ports.free(), Ports.free()));
    }

    private static void execute(EmbeddedPostgresql postgresql, String sql) throws SQLException {
        try (Connection connection = connect(postgresql);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(EmbeddedPostgresql postgresql) throws SQLException {
        try (Connection connection = connect(postgresql);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(EmbeddedPostgresql postgresql) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + postgresql.databaseUrl(), "bank", "password");
    }

    private static void send(KafkaBroker kafka) throws Exception {
        Map<String, Object> configuration = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "user", "{}"))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static long endOffset(KafkaBroker kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            ListOffsetsResult offsets = admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()));
            return offsets.partitionResult(PARTITION).get(30, TimeUnit.SECONDS).offset();
        }
    }
}
