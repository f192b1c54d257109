package dev.tributary.scheduler.run;

import static dev.tributary.scheduler.TestingPerson.SCHEDULES;
import static dev.tributary.scheduler.TestingPerson.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.scheduler.TestingClock;
import dev.tributary.scheduler.TestingPerson;
import dev.tributary.scheduler.TestingTopics;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "schedules"))
class PoliciesTest {

    @Inject
    TestingClock clock;

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
    void waitsForTheImportBeforeAndRunsWhenItIsOver() {
        // given
        var id = alice.arranges(daily("06:30"), ",\"overlap\":\"queue\"");
        clock.putTo("2026-03-28T06:30:00Z");
        var first = onceFired(1).getFirst();
        var job = goesOn(first);

        // when
        clock.putTo("2026-03-29T06:30:00Z");
        awaiting("the run that waits")
                .untilAsserted(() -> alice.runs(id).then().body("items[0].status", is("waiting")));
        topics.publish(TestingImports.changed(first, job, 2, JobStatus.COMPLETED));

        // then
        var second = onceFired(2).get(1);
        assertThat(second.dueAt()).isEqualTo(Instant.parse("2026-03-29T06:30:00Z"));
        assertThat(second.runId()).isNotEqualTo(first.runId());
        alice.runs(id)
                .then()
                .body("items", hasSize(2))
                .body("items[0].status", is("fired"))
                .body("items[1].status", is("completed"));
    }

    @Test
    void dropsTheRunThatWaitsWhenTheScheduleIsSwitchedOff() {
        // given
        var id = alice.arranges(daily("06:30"), ",\"overlap\":\"queue\"");
        clock.putTo("2026-03-28T06:30:00Z");
        goesOn(onceFired(1).getFirst());
        clock.putTo("2026-03-29T06:30:00Z");
        awaiting("the run that waits")
                .untilAsserted(() -> alice.runs(id).then().body("items[0].status", is("waiting")));

        // when
        alice.changes(id, ",\"enabled\":false");

        // then
        awaiting("the next tick")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items[0].status", is("skipped"))
                        .body("items[0].reason", is("switched_off")));
        assertThat(TestingTopics.firedFor(alice.userId())).hasSize(1);
    }

    @Test
    void letsATimeGoWhileTheImportBeforeGoesOn() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        clock.putTo("2026-03-28T06:30:00Z");
        goesOn(onceFired(1).getFirst());

        // when
        clock.putTo("2026-03-29T06:30:00Z");

        // then
        awaiting("the tick")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items[0].status", is("skipped"))
                        .body("items[0].reason", is("overlap")));
        assertThat(TestingTopics.firedFor(alice.userId())).hasSize(1);
    }

    @Test
    void importsWhateverIsConnectedWhenItIsDue() {
        // given
        var id = alice.arrangesAllAccounts(daily("06:30"));
        var later = topics.connectsAccount(alice.userId());
        var gone = topics.connectsAccount(alice.userId());
        topics.changesAccount(alice.userId(), gone, Availability.REMOVED);
        awaiting("the news of the accounts")
                .until(() -> TestingTopics.knownAccounts(alice.userId())
                        .equals(List.of("AVAILABLE", "AVAILABLE", "REMOVED")));

        // when
        clock.putTo("2026-03-28T06:30:00Z");

        // then
        assertThat(onceFired(1).getFirst().accountIds()).containsExactlyInAnyOrder(alice.accountId(), later);
        alice.schedule(id).then().body("all_accounts", is(true)).body("account_ids", empty());
    }

    @Test
    void takesAnAccountThatWasConnectedAMomentAgo() {
        // given
        var connected = topics.connectsAccount(alice.userId());

        // when / then
        alice.asks()
                .body("""
                        {"name":"New","account_ids":["%s"],"frequency":%s,"zone":"UTC","days_back":7}""".formatted(connected, daily("06:30")))
                .post(SCHEDULES)
                .then()
                .statusCode(201);
    }

    @Test
    void tellsWhyItsImportWasRefusedAndWhatToDo() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        var fired = ranNow(id);

        // when
        topics.publish(refused(fired, clock.instant()));

        // then
        awaiting("the refusal")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items[0].status", is("failed"))
                        .body("items[0].reason", is("consent_expired"))
                        .body("items[0].message", is("The consent for Mock Bank has ended."))
                        .body("items[0].next_step", is("Connect the bank again.")));
        alice.schedule(id).then().body("last_status", is("failed"));
    }

    @Test
    void warnsAfterFourDaysOfFailuresAndSwitchesItselfOffAfterSeven() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        failsOn(id, "2026-03-27T12:00:01Z");
        alice.schedule(id).then().body("warnings", empty()).body("failing_since", is("2026-03-27T12:00:01Z"));

        // when
        failsOn(id, "2026-03-31T12:00:01Z");

        // then
        alice.schedule(id).then().body("warnings.code", hasItem("only_failed")).body("enabled", is(true));

        // when
        failsOn(id, "2026-04-03T12:00:01Z");
        tidying.tidy().await().atMost(Duration.ofSeconds(20));

        // then
        alice.schedule(id)
                .then()
                .body("enabled", is(false))
                .body("disabled_reason", is("only_failed"))
                .body("next_run_at", nullValue())
                .body("warnings.code", hasItem("switched_off"));

        // when
        alice.changes(id, ",\"enabled\":true");

        // then
        alice.schedule(id)
                .then()
                .body("enabled", is(true))
                .body("disabled_reason", nullValue())
                .body("failing_since", nullValue())
                .body("warnings", empty());
    }

    @Test
    void anImportThatBringsSomethingEndsARowOfFailures() {
        // given
        var id = alice.arranges(daily("06:30"), "");
        failsOn(id, "2026-03-27T12:00:01Z");
        var fired = ranNow(id);

        // when
        topics.publish(TestingImports.changed(fired, UUID.randomUUID(), 1, JobStatus.PARTIAL));

        // then
        awaiting("the news of the import")
                .untilAsserted(() -> alice.schedule(id)
                        .then()
                        .body("last_status", is("partial"))
                        .body("failing_since", nullValue()));
    }

    @Test
    void warnsWhenItOutlivesItsConsent() {
        // given
        var id = alice.arranges(daily("06:30"), "");

        // when
        topics.changesAccount(
                alice.userId(), alice.accountId(), Availability.AVAILABLE, Instant.parse("2026-03-28T00:00:00Z"));

        // then
        awaiting("the news of the account")
                .untilAsserted(
                        () -> alice.schedule(id).then().body("warnings.code", hasItem("consent_ends_before_next_run")));

        // when
        topics.changesAccount(alice.userId(), alice.accountId(), Availability.NEEDS_REAUTHORISATION);

        // then
        awaiting("the news of the account")
                .untilAsserted(() -> alice.schedule(id).then().body("warnings.code", hasItem("consent_ended")));
    }

    /// Its import is heard of: a run of which none is would be given up on when the clock goes a day forward.
    private UUID goesOn(ScheduleFired fired) {
        var job = UUID.randomUUID();
        topics.publish(TestingImports.changed(fired, job, 1, JobStatus.RUNNING));
        awaiting("the news of the import")
                .untilAsserted(() -> alice.runs(fired.scheduleId()).then().body("items[0].status", is("running")));
        return job;
    }

    private void failsOn(UUID id, String time) {
        clock.putTo(time);
        var before = TestingTopics.firedFor(alice.userId()).size();
        alice.asks().post(SCHEDULES + "/" + id + "/run-now").then().statusCode(202);
        var fired = onceFired(before + 1).getLast();
        topics.publish(refused(fired, Instant.parse(time)));
        awaiting("the refusal")
                .untilAsserted(() -> alice.runs(id)
                        .then()
                        .body("items.find { it.run_id == '%s' }.status".formatted(fired.runId()), is("failed")));
    }

    private ScheduleFired ranNow(UUID id) {
        var before = TestingTopics.firedFor(alice.userId()).size();
        alice.asks().post(SCHEDULES + "/" + id + "/run-now").then().statusCode(202);
        return onceFired(before + 1).getLast();
    }

    private List<ScheduleFired> onceFired(int times) {
        return awaiting("the tick and the outbox")
                .until(() -> TestingTopics.firedFor(alice.userId()), fired -> fired.size() >= times);
    }

    private static ScheduledImportRefused refused(ScheduleFired fired, Instant at) {
        return new ScheduledImportRefused(
                UUID.randomUUID(),
                at,
                fired.userId(),
                fired.scheduleId(),
                fired.runId(),
                "consent_expired",
                "The consent for Mock Bank has ended.",
                "Connect the bank again.");
    }

    private static ConditionFactory awaiting(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100));
    }
}
