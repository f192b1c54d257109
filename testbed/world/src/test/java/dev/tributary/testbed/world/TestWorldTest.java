package dev.tributary.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.contracts.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestWorldTest {

    @BeforeAll
    static void startTheWorld() {
        TestWorld.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports", "bank", "enrichment", "schedules"})
    void a_context_works_in_its_own_schema_without_naming_it(String role) throws SQLException {
        // when
        execute(role, "CREATE TABLE mine (id int); INSERT INTO mine VALUES (1)");

        // then
        assertThat(query(
                        role,
                        "SELECT schemaname FROM pg_tables WHERE tablename = 'mine' AND tableowner = current_user"))
                .containsExactly(role);
        execute(role, "DROP TABLE mine");
    }

    @ParameterizedTest
    @CsvSource({"bank,imports", "imports,bank", "enrichment,bank", "schedules,imports", "bank,schedules"})
    void nobody_reads_the_tables_of_another_context(String owner, String stranger) throws SQLException {
        // given
        execute(owner, "CREATE TABLE IF NOT EXISTS secrets (id int)");

        // when / then
        assertThatThrownBy(() -> query(stranger, "SELECT id::text FROM %s.secrets".formatted(owner)))
                .hasMessageContaining("permission denied for schema " + owner);
        assertThatThrownBy(() -> execute(stranger, "CREATE TABLE %s.foreign_table (id int)".formatted(owner)))
                .hasMessageContaining("permission denied");
        execute(owner, "DROP TABLE secrets");
    }

    @Test
    void a_wrong_password_is_refused() {
        // when / then
        assertThatThrownBy(() -> DriverManager.getConnection(
                        "jdbc:postgresql://%s".formatted(TestWorld.databaseUrl()), "bank", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void every_topic_exists_as_declared_and_has_its_dead_letters() throws Exception {
        // given
        List<String> names = new ArrayList<>();
        Topic.all().forEach(topic -> names.addAll(List.of(topic.topicName(), topic.deadLetterName())));

        // when
        Map<String, TopicDescription> topics;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestWorld.bootstrapServers()))) {
            topics = admin.describeTopics(names).allTopicNames().get();
        }

        // then
        assertThat(topics.keySet()).containsExactlyInAnyOrderElementsOf(names);
        for (Topic topic : Topic.all()) {
            assertThat(topics)
                    .hasEntrySatisfying(
                            topic.topicName(),
                            description -> assertThat(description.partitions()).hasSize(topic.partitions()));
        }
    }

    @Test
    void a_bearer_token_names_the_user_and_the_audience() throws Exception {
        // when
        JsonNode claims = claims(TestWorld.bearer("alice & bob"));

        // then
        assertThat(claims.path("sub").textValue()).isEqualTo("alice & bob");
        assertThat(claims.path("aud").textValue()).isEqualTo("tributary");
        assertThat(claims.path("iss").textValue()).isEqualTo(TestWorld.issuerUrl());
        assertThat(Instant.ofEpochSecond(claims.path("exp").longValue())).isAfter(Instant.now());
    }

    @Test
    void an_expired_token_was_valid_once() throws Exception {
        // when
        JsonNode claims = claims(TestWorld.expiredBearer("alice"));

        // then
        assertThat(Instant.ofEpochSecond(claims.path("exp").longValue())).isBefore(Instant.now());
        assertThat(claims.path("nbf").longValue()).isLessThan(claims.path("exp").longValue());
    }

    @Test
    void a_service_under_test_gets_the_environment_it_would_get_anywhere() {
        // given
        TestWorld world = new TestWorld();
        world.init(Map.of("role", "bank"));

        // when
        Map<String, String> environment = world.start();

        // then
        assertThat(environment)
                .containsEntry("DATABASE_USER", "bank")
                .containsEntry("DATABASE_PASSWORD", TestWorld.password("bank"))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", TestWorld.bootstrapServers())
                .containsKeys("DATABASE_URL", "OIDC_ISSUER_URL", "PUBLIC_URL");
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestWorld.jdbcUrl(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestWorld.jdbcUrl(role));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
