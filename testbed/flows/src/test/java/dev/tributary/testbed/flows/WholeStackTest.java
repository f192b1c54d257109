package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.testbed.cli.gateway.Plan;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeStackTest {

    private static final String JOHN = "john";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Stack stack;

    @BeforeAll
    static void startEverything() {
        stack = Stack.shared();
    }

    @AfterEach
    void theBankIsWell() {
        stack.bankIsWell();
    }

    @Test
    void shouldImportEveryRowOnceAndNothingTheSecondTime() {
        // given
        var alice = stack.person("alice");
        var accounts = alice.connects(JOHN);
        var first = alice.plans(accounts, "last-12-months");

        // when
        alice.starts(first);
        var imported = alice.followsToTheEnd(first);
        var second = alice.plans(accounts, "last-12-months");
        alice.starts(second);
        var again = alice.followsToTheEnd(second);

        // then
        assertThat(imported.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(imported.totalSoFar().synced()).isGreaterThan(1_000);
        assertThat(again.totalSoFar().synced()).isZero();
        assertThat(again.totalSoFar().duplicates())
                .isEqualTo(imported.totalSoFar().synced());
        var proof = alice.proves(accounts, first);
        assertThat(proof.isExact()).as(() -> String.join("\n", proof.lines())).isTrue();
        assertThat(proof.categorised()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"import-api", "sync-worker", "enrichment-worker", "notifier", "scheduler"})
    void shouldFinishByItselfWhenAServiceIsKilledInTheMiddle(String service) {
        // given
        var person = stack.person("survivor-of-" + service);
        var accounts = person.connects(JOHN);
        var plan = person.plans(accounts, "last-12-months");
        stack.slowBank(JOHN, Duration.ofMillis(700));
        person.starts(plan);
        await("some rows are there, others are not").atMost(PATIENCE).until(() -> isInTheMiddle(person.status(plan)));

        // when
        stack.kill(service);
        stack.startAgain(service);
        var ended = person.followsToTheEnd(plan);

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
        var proof = person.proves(accounts, plan);
        assertThat(proof.isExact()).as(() -> String.join("\n", proof.lines())).isTrue();
        assertThat(ended.totalSoFar().synced()).isEqualTo(proof.bankRows());
    }

    @Test
    void shouldStopWhenPausedAndGoOnWhenResumed() {
        // given
        var bob = stack.person("bob");
        var accounts = bob.connects(JOHN);
        var plan = bob.plansWithoutCategories(accounts, "last-12-months");
        stack.slowBank(JOHN, Duration.ofMillis(500));
        bob.starts(plan);
        await("some rows are there, others are not").atMost(PATIENCE).until(() -> isInTheMiddle(bob.status(plan)));

        // when
        bob.sends("PATCH", path(plan, "/pause"), "");
        await("no account is in a worker's hands").atMost(PATIENCE).until(() -> isAtRest(bob.status(plan)));
        var resting = bob.status(plan);
        bob.sends("PATCH", path(plan, "/resume"), "");
        var ended = bob.followsToTheEnd(plan);

        // then
        assertThat(resting.status()).isEqualTo(JobStatus.PAUSED);
        assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bob.proves(accounts, plan).isExact()).isTrue();
        assertThat(ended.totalSoFar().duplicates()).isZero();
    }

    @Test
    void shouldKeepWhatIsThereWhenCancelled() {
        // given
        var carol = stack.person("carol");
        var accounts = carol.connects(JOHN);
        var plan = carol.plansWithoutCategories(accounts, "last-12-months");
        stack.slowBank(JOHN, Duration.ofMillis(500));
        carol.starts(plan);
        await("some rows are there, others are not").atMost(PATIENCE).until(() -> isInTheMiddle(carol.status(plan)));

        // when
        var answer = carol.sends("DELETE", "/api/truelayer/import/" + plan.jobId(), "");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(carol.status(plan).status()).isEqualTo(JobStatus.CANCELLED);
        await("the counts and the rows agree")
                .atMost(PATIENCE)
                .until(() ->
                        stored(carol, plan) == carol.status(plan).totalSoFar().synced());
    }

    @Test
    void shouldSayWhyAndWhatToDoWhenTheBankRefuses() {
        // given
        var dave = stack.person("dave");
        var accounts = dave.connects(JOHN);
        var plan = dave.plans(accounts, "last-30-days");
        stack.bankAnswers(JOHN, 403, "access_denied");

        // when
        dave.starts(plan);
        var ended = dave.followsToTheEnd(plan);

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(ended.accounts()).allSatisfy(account -> {
            assertThat(account.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(account.reason()).isNotBlank();
            assertThat(account.nextStep()).isNotBlank();
        });
    }

    @Test
    void shouldCountEveryCallTheBankHears() {
        // given
        var grace = stack.person("grace");
        var countedBefore = grace.apiCalls();
        var heardBefore = stack.bankCalls();
        var plan = grace.plansWithoutCategories(grace.connects(JOHN), "last-7-days");
        stack.bankHangsUpOnBalances(JOHN);

        // when
        grace.starts(plan);
        var ended = grace.followsToTheEnd(plan);

        // then
        assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
        var heard = stack.bankCalls() - heardBefore;
        await("the ledger agrees with the bank")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(grace.apiCalls() - countedBefore).isEqualTo(heard));
    }

    @Test
    void shouldShowNobodyAnotherPersonsThings() {
        // given
        var erin = stack.person("erin");
        var accounts = erin.connects(JOHN);
        var plan = erin.plans(accounts, "last-7-days");
        var mallory = stack.person("mallory");

        // when, then
        assertThat(mallory.accounts()).isEmpty();
        assertThat(mallory.sends("GET", "/api/truelayer/import/status/" + plan.jobId(), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(mallory.sends("POST", "/api/truelayer/import/start", "{\"job_id\":\"%s\"}".formatted(plan.jobId()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(mallory.sends(
                                "DELETE",
                                "/api/truelayer/connections/"
                                        + accounts.getFirst().connectionId(),
                                "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldRunAScheduleAndShowItsImport() {
        // given
        var frank = stack.person("frank");
        var accounts = frank.connects(JOHN);
        var schedule = frank.arranges("Every morning", accounts, true);
        var id = schedule.get("schedule_id").asText();

        // when
        frank.sends("POST", "/api/truelayer/schedules/%s/run-now".formatted(id), "");

        // then
        await("the schedule's import has ended").atMost(PATIENCE).untilAsserted(() -> {
            var history = frank.asks("/api/truelayer/import/history").get("items");
            assertThat(StreamSupport.stream(history.spliterator(), false)
                            .filter(job ->
                                    id.equals(job.at("/origin/schedule_id").asText()))
                            .map(job -> job.get("status").asText())
                            .toList())
                    .isEqualTo(List.of("completed"));
        });
    }

    private static boolean isInTheMiddle(ImportStatus job) {
        return job.status() == JobStatus.RUNNING && job.totalSoFar().synced() > 0;
    }

    private static boolean isAtRest(ImportStatus job) {
        return job.accounts().stream().noneMatch(account -> account.status() == SyncStatus.SYNCING);
    }

    private static String path(Plan plan, String verb) {
        return "/api/truelayer/import/" + plan.jobId() + verb;
    }

    private static long stored(Person person, Plan plan) {
        var rows = person.sends("GET", "/api/truelayer/transactions/export?format=jsonl&job_id=" + plan.jobId(), "");
        return rows.body().lines().count();
    }
}
