package dev.tributary.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "schedules"))
class SkewTest {

    @Inject
    Skew skew;

    @Test
    void goesByTheDatabasesClockAndIsNeverAheadOfIt() throws SQLException {
        // given
        skew.measure().await().atMost(Duration.ofSeconds(20));

        // when
        var reckoned = skew.clock().instant();

        // then
        assertThat(reckoned).isBetween(databaseTime().minusSeconds(20), databaseTime());
    }

    private static Instant databaseTime() throws SQLException {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("schedules"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
