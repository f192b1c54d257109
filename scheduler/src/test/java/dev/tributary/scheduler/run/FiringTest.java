package dev.tributary.scheduler.run;

import static dev.tributary.scheduler.TestingPerson.SCHEDULES;
import static dev.tributary.scheduler.TestingPerson.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.scheduler.TestingClock;
import dev.tributary.scheduler.TestingPerson;
import dev.tributary.scheduler.TestingTopics;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "schedules"))
class FiringTest {

    @Inject
    TestingClock clock;

    @Inject
    FireDueSchedules firing;

    @Inject
    TidyRuns tidying;

    private TestingTopics topics;
    private TestingPerson alice;

    @BeforeEach
    void arrive() {
        clock.putTo("2026-03-27T12:00:00Z");
        topics = new TestingTopics();
        alice = TestingPerson.someone(topics);
    }

    @AfterEach
    void leave() {
        topics.close();
    }

    @Test
    void firesByItselfWhenTheTimeHasComeAndNotBefore() {
        // given
        var id = alice.arranges(daily("06:30"), ",\"auto_enrich\":false");

        // when
        clock.putTo("2026-03-28T06:29:59Z");

        // then
        var fired = onceFired(1).getFirst();
        assertThat(fired.scheduleId()).isEqualTo(id);
        assertThat(fired.dueAt()).isEqualTo(Instant.parse("2026-03-28T06:30:00Z"));
        assertThat(fired.occurredAt()).isBetween(fired.dueAt(), fired.dueAt().plusSeconds(1));
        assertThat(fired.accountIds()).containsExactly(alice.accountId());
        assertThat(fired.daysBack()).isEqualTo(30);
        assertThat(fired.autoEnrich()).isFalse();
        alice.schedule(id)
                .then()
                .body("next_run_at", is("2026-03-29T06:30:00Z"))
                .body("last_status", is("fired"));
        alice.runs(id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].run_id", is(fired.runId().toString()))
                .body("items[0].due_at", is("2026-03-28T06:30:00Z"))
                .body("items[0].trigger", is("schedule"))
                .body("items[0].status", is("fired"))
                .body("items[0].job_id", nullValue());
    }

    @Test
    void firesEachOnceHoweverManyTickAtTheSameTime() throws SQLException {
        // given
        var schedules = IntStream.range(0, 40)
                .mapToObj(_ -> alice.arranges(daily("06:30"), ""))
                .toList();
        clock.putTo("2026-03-28T06:30:00.001Z");

        // when
        Uni.join()
                .all(firing.fire(), firing.fire(), firing.fire(), firing.fire())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));

        // then
        var fired = onceFired(40);
        awaitEmptyOutbox();
        assertThat(fired).extracting(ScheduleFired::scheduleId).containsExactlyInAnyOrderElementsOf(schedules);
        assertThat(TestingTopics.firedFor(alice.userId())).hasSize(40);
    }

    @Test
    void firesATimeOnceEvenIfItsScheduleIsMadeDueAgain() throws SQLException {
        // given
        var id = alice.arranges(daily("06:30"), "");
        clock.putTo("2026-03-28T06:30:00.001Z");
        onceFired(1);

        // when
        execute("UPDATE truelayer_import_schedules SET next_run_at = '2026-03-28T06:30:00Z' WHERE schedule_id = '%s'"
                .formatted(id));
        firing.fire().await().atMost(Duration.ofSeconds(20));

        // then
        awaiting("the tick that may have taken it instead")
                .untilAsserted(() -> alice.schedule(id).then().body("next_run_at", is("2026-03-29T06:30:00Z")));
        awaitEmptyOutbox();
        assertThat(TestingTopics.firedFor(alice.userId())).hasSize(1);
        alice.schedule(id).then().body("last_status", is("fired"));
    }

    @Test
    void makesUpForAllMissedTimesWithOneRun() {
        // given
        var id = alice.arranges(daily("06:30"), "");

        // when
        clock.putTo("2026-03-31T09:00:00Z");

        // then
        assertThat(onceFired(1))
                .extracting(ScheduleFired::dueAt)
                .containsExactly(Instant.parse("2026-03-28T06:30:00Z"));
        alice.schedule(id).then().body("next_run_at", is("2026-04-01T06:30:00Z"));
        alice.runs(id).then().body("items", hasSize(1));
    }

    @Test
    void letsMissedTimesGoWhenTheScheduleSaysSo() throws SQLException {
        // given
        var id = alice.arranges(daily("06:30"), ",\"missed_runs\":\"skip\"");

        // when
        clock.putTo("2026-03-31T09:00:00Z");

        // then
        awaiting("the tick").untilAsserted(() -> alice.runs(id).then().body("items", hasSize(1)));
        alice.runs(id).then().body("items[0].status", is("skipped")).body("items[0].reason", is("missed"));
        alice.schedule(id)
                .then()
                .body("next_run_at", is("2026-04-01T06:30:00Z"))
                .body("last_status", is("skipped"));
        awaitEmptyOutbox();
        assertThat(TestingTopics.firedFor(alice.userId())).isEmpty();
    }

    @Test
    void doesNotFireWhatIsSwitchedOff() throws SQLException {
        // given
        var id = alice.arranges(daily("06:30"), ",\"enabled\":false");

        // when
        clock.putTo("2026-03-31T09:00:00Z");
        firing.fire().await().atMost(Duration.ofSeconds(20));

        // then
        awaitEmptyOutbox();
        assertThat(TestingTopics.firedFor(alice.userId())).isEmpty();
        alice.runs(id).then().body("items", hasSize(0));
    }

    @Test
    void runsAtOnceWhenAPersonWantsItAndIsStillDueWhenItWas() {
        // given
        var id = alice.arranges(daily("06:30"), "");

        // when
        var run = alice.asks().post(SCHEDULES + "/" + id + "/run-now");

        // then
        run.then().statusCode(202).body("trigger", is("person")).body("status", is("fired"));
        assertThat(onceFired(1))
                .extracting(event -> event.runId().toString())
                .containsExactly(run.<String>path("run_id"));
        alice.schedule(id).then().body("next_run_at", is("2026-03-28T06:30:00Z"));
    }

    @Test
    void followsTheImportThatCameOfARun() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        alice.asks().post(SCHEDULES + "/" + id + "/run-now").then().statusCode(202);
        var fired = onceFired(1).getFirst();
        var job = UUID.randomUUID();

        // when
        topics.publish(TestingImports.changed(fired, job, 5, JobStatus.PARTIAL));
        topics.publish(TestingImports.changed(fired, job, 4, JobStatus.RUNNING));

        // then
        awaiting("the news of the import")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items[0].status", is("partial"))
                        .body("items[0].job_id", is(job.toString())));
        alice.schedule(id).then().body("last_status", is("partial"));
    }

    @Test
    void doesNotBelieveAnotherPersonsImport() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        alice.asks().post(SCHEDULES + "/" + id + "/run-now").then().statusCode(202);
        var fired = onceFired(1).getFirst();
        var job = UUID.randomUUID();
        var forged = TestingImports.changed(fired, job, 9, JobStatus.COMPLETED);

        // when
        topics.publish(new ImportJobChanged(forged.eventId(), forged.occurredAt(), "mallory", forged.job()));
        topics.publish(TestingImports.changed(fired, job, 2, JobStatus.RUNNING));

        // then
        awaiting("the news of the import")
                .untilAsserted(() -> alice.runs(id).then().body("items[0].status", is("running")));
    }

    @Test
    void givesUpOnARunOfWhichNoImportIsHeardAndIsPutRightWhenOneIs() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        alice.asks().post(SCHEDULES + "/" + id + "/run-now").then().statusCode(202);
        var fired = onceFired(1).getFirst();

        // when
        clock.putForward(Duration.ofHours(1));
        tidying.tidy().await().atMost(Duration.ofSeconds(20));

        // then
        alice.runs(id).then().body("items[0].status", is("failed")).body("items[0].reason", is("no_import"));
        topics.publish(TestingImports.changed(fired, UUID.randomUUID(), 1, JobStatus.QUEUED));
        awaiting("the late news of the import")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items[0].status", is("queued"))
                        .body("items[0].reason", nullValue()));
    }

    private List<ScheduleFired> onceFired(int times) {
        return awaiting("the tick and the outbox")
                .until(() -> TestingTopics.firedFor(alice.userId()), fired -> fired.size() >= times);
    }

    private static void awaitEmptyOutbox() throws SQLException {
        awaiting("whatever is still to be published").until(() -> {
            try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("schedules"));
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM outbox")) {
                return rows.next() && rows.getInt(1) == 0;
            }
        });
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(TestWorld.jdbcUrl("schedules"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConditionFactory awaiting(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100));
    }
}
