package dev.tributary.imports.job.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.AccountChanged.Coverage;
import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.SyncProgress.AccountSyncFailed;
import dev.tributary.contracts.SyncProgress.AccountSyncProgressed;
import dev.tributary.contracts.SyncProgress.HistoryGap;
import dev.tributary.contracts.Topic;
import dev.tributary.imports.Topics;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.RecoveryLimits;
import dev.tributary.imports.retention.OldThings;
import dev.tributary.messaging.Ids;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole context with real PostgreSQL, real Kafka and real tokens; the other contexts are what they say on their
/// topics.
@QuarkusTest
@WithTestResource(value = TestWorld.class, initArgs = @ResourceArg(name = "role", value = "imports"))
class ImportOverHttpTest {

    private static final String IMPORT = "/api/truelayer/import";

    @Inject
    ImportJobs jobs;

    @Inject
    RecoveryLimits limits;

    @Inject
    OldThings old;

    private String user = "";

    @BeforeEach
    void aNewPerson() {
        user = "user-" + UUID.randomUUID();
    }

    @Test
    void shouldRunAnImportFromPlanToEnd() {
        // given
        var current = connected("Current");
        var card = connected("Card");

        // when
        var job = planned(current, card);
        started(job);
        Topics.hear(
                Topic.BANK_SYNC_COMMANDS,
                SyncAccount.class,
                command -> command.jobId().equals(job),
                2);
        Topics.say(progressed(job, current, 1, 40));
        Topics.say(completed(job, current, 2, 80));
        Topics.say(completed(job, card, 1, 20));

        // then
        eventually(job, "completed")
                .body("progress.percent", equalTo(100))
                .body("progress.completed_accounts", equalTo(2))
                .body("total_so_far.synced", equalTo(100))
                .body("ended_at", notNullValue())
                .body("enrichment", nullValue());
    }

    @Test
    void shouldTellTheNewestStateOfAJobWithRisingVersions() {
        // given
        var account = connected("Current");
        var job = planned(account);

        // when
        started(job);
        Topics.say(completed(job, account, 1, 5));
        eventually(job, "completed");

        // then
        var told = Topics.hear(
                Topic.IMPORT_JOBS,
                ImportJobChanged.class,
                changed -> changed.job().jobId().equals(job),
                4);
        assertThat(told)
                .extracting(changed -> changed.job().version())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(told)
                .extracting(changed -> changed.job().status())
                .containsExactly(JobStatus.PLANNED, JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.COMPLETED);
    }

    @Test
    void shouldEndPartialAndSayWhatToDoWhenAnAccountFails() {
        // given
        var current = connected("Current");
        var savings = connected("Savings");
        var job = planned(current, savings);
        started(job);

        // when
        Topics.say(completed(job, current, 1, 5));
        Topics.say(failed(job, savings, 1));

        // then
        eventually(job, "partial")
                .body("accounts.status", contains("completed", "failed"))
                .body("accounts[1].reason", equalTo("consent_expired"))
                .body("accounts[1].next_step", equalTo("Connect the bank again."));
    }

    @Test
    void shouldAnswerTheSameAndSendNothingTwiceWhenStartedTwice() {
        // given
        var job = planned(connected("Current"));
        started(job).body("status", equalTo("running"));

        // when
        var again = started(job);

        // then
        again.body("status", equalTo("running"));
        pause(job).statusCode(200);
        Topics.hear(
                Topic.IMPORT_CONTROL,
                ImportControl.class,
                control -> control.jobId().equals(job),
                1);
        assertThat(Topics.hear(
                        Topic.BANK_SYNC_COMMANDS,
                        SyncAccount.class,
                        command -> command.jobId().equals(job),
                        1))
                .hasSize(1);
    }

    @Test
    void shouldRetryOnlyWhatFailed() {
        // given
        var current = connected("Current");
        var savings = connected("Savings");
        var job = planned(current, savings);
        started(job);
        Topics.say(completed(job, current, 1, 5));
        Topics.say(failed(job, savings, 1));
        eventually(job, "partial");

        // when
        var retry = as(user).post(IMPORT + "/{id}/retry", job).then();

        // then
        retry.statusCode(202)
                .body("accounts.account_id", contains(savings.toString()))
                .body("origin.retry_of", equalTo(job.toString()));
    }

    @Test
    void shouldPauseAndResumeAndCancel() {
        // given
        var job = planned(connected("Current"));
        started(job);

        // when, then
        pause(job).statusCode(200).body("status", equalTo("paused"));
        pause(job).statusCode(200).body("status", equalTo("paused"));
        as(user).patch(IMPORT + "/{id}/resume", job).then().statusCode(200).body("status", equalTo("running"));
        as(user).delete(IMPORT + "/{id}", job).then().statusCode(200).body("status", equalTo("cancelled"));
        pause(job).statusCode(409).body("code", equalTo("import_over"));
        start(job).statusCode(409).body("code", equalTo("import_cancelled"));
        as(user).queryParam("only", "cancel")
                .delete(IMPORT + "/{id}", job)
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        as(user).delete(IMPORT + "/{id}", job).then().statusCode(204);
        as(user).get(IMPORT + "/status/{id}", job).then().statusCode(404);
    }

    @Test
    void shouldForgetManyImportsAtOnce() {
        // given
        var accounts = new UUID[] {connected("Current"), connected("Savings"), connected("Card")};
        var jobs = Stream.generate(() -> planned(accounts)).limit(8).toList();
        jobs.forEach(job -> as(user).delete(IMPORT + "/{id}", job).then().statusCode(200));

        // when
        var forgotten = jobs.stream()
                .map(job -> CompletableFuture.supplyAsync(
                        () -> as(user).delete(IMPORT + "/{id}", job).statusCode()))
                .toList();

        // then
        assertThat(forgotten)
                .allSatisfy(each ->
                        assertThat(each).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(204));
    }

    @Test
    void shouldRunAScheduledImportOnceHoweverOftenItIsTold() {
        // given
        var account = connected("Current");
        var fired = new ScheduleFired(
                Ids.next(), Instant.now(), user, Ids.next(), Ids.next(), Instant.now(), List.of(account), 7, false);

        // when
        Topics.say(fired);
        Topics.say(fired);
        Topics.say(completed(Ids.next(), account, 1, 1));

        // then
        await("the schedule's import is in the history")
                .untilAsserted(() -> as(user).get(IMPORT + "/history")
                        .then()
                        .body("items.origin.run_id", contains(fired.runId().toString()))
                        .body("items.status", contains("running")));
    }

    @Test
    void shouldTellAScheduleWhyItsImportWasNotMade() {
        // given
        var unknown = UUID.randomUUID();
        var fired = new ScheduleFired(
                Ids.next(), Instant.now(), user, Ids.next(), Ids.next(), Instant.now(), List.of(unknown), null, false);

        // when
        Topics.say(fired);

        // then
        var refused = Topics.hear(
                        Topic.IMPORT_REFUSALS,
                        ScheduledImportRefused.class,
                        each -> each.runId().equals(fired.runId()),
                        1)
                .getFirst();
        assertThat(refused.reason()).isEqualTo("unknown_account");
        assertThat(refused.message()).contains(unknown.toString());
        assertThat(refused.nextStep()).isEqualTo("Choose from those that are connected.");
    }

    @Test
    void shouldShowHistoryPageByPageAndTheQueue() {
        // given
        var account = connected("Current");
        var first = planned(account);
        var second = planned(account);
        started(second);

        // when
        var page = as(user).queryParam("limit", 1).get(IMPORT + "/history").then();

        // then
        page.body("items.job_id", contains(second.toString()));
        String cursor = page.extract().path("next_cursor");
        as(user).queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(IMPORT + "/history")
                .then()
                .body("items.job_id", contains(first.toString()))
                .body("next_cursor", nullValue());
        as(user).get(IMPORT + "/queue").then().body("running.job_id", hasItem(second.toString()));
    }

    @Test
    void shouldQueueWhatIsBeyondAPersonsShareAndLetItInLater() {
        // given
        var account = connected("Current");
        for (var turn = 0; turn < 3; turn++) {
            started(planned(account)).body("status", equalTo("running"));
        }
        var fourth = planned(account);

        // when
        started(fourth).body("status", equalTo("queued")).body("queue_position", notNullValue());
        UUID running =
                UUID.fromString(as(user).get(IMPORT + "/queue").then().extract().path("running[0].job_id"));
        as(user).delete(IMPORT + "/{id}", running).then().statusCode(200);

        // then
        eventually(fourth, "running");
    }

    @Test
    void shouldAnswerAsIfItWereNotThereWhenAnImportIsAnothersPersons() {
        // given
        var job = planned(connected("Current"));

        // when, then
        as("mallory").get(IMPORT + "/status/{id}", job).then().statusCode(404).body("code", equalTo("unknown_import"));
        as("mallory").patch(IMPORT + "/{id}/pause", job).then().statusCode(404);
        as("mallory").delete(IMPORT + "/{id}", job).then().statusCode(404);
        as("mallory").post(IMPORT + "/{id}/retry", job).then().statusCode(404);
        as("mallory").body(Map.of("job_id", job)).post(IMPORT + "/start").then().statusCode(404);
    }

    @Test
    void shouldRefuseAnotherPersonsAccount() {
        // given
        var account = connected("Current");

        // when
        var answer = as("mallory")
                .body(Map.of("account_ids", List.of(account), "preset", "last-7-days"))
                .post(IMPORT + "/plan")
                .then();

        // then
        answer.statusCode(404).body("code", equalTo("unknown_account"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"preset":"last-7-days"}                                              | 422 | no_accounts_selected
                    {"account_ids":["ID"]}                                                | 422 | range_missing
                    {"account_ids":["ID"],"preset":"last-week"}                           | 422 | unknown_preset
                    {"account_ids":["ID"],"from_date":"2026-02-02","to_date":"2026-02-01"} | 422 | range_reversed
                    {"account_ids":["ID"],"from_date":"2026-02-02","to_date":"2099-02-01"} | 422 | range_in_future
                    {"account_ids":["ID"],"from_date":"1999-02-02","to_date":"2026-02-01"} | 422 | range_beyond_history
                    {"account_ids":["ID"],"preset":"last-7-days","batch_size":9}          | 422 | batch_size_out_of_range
                    {"account_ids":["ID"],"preset":"last-7-days","batch_size":1001}       | 422 | batch_size_out_of_range
                    {"account_ids":["ID"],"preset":"last-7-days","max_parallel_accounts":0} | 422 | max_parallel_accounts_out_of_range
                    {"account_ids":["nonsense"],"preset":"last-7-days"}                   | 400 | malformed_field
                    {"account_ids":["ID"],"from_date":"yesterday","to_date":"2026-02-01"} | 400 | malformed_field
                    {"account_ids":["ID"],"sort_by":"date"}                               | 400 | malformed_field
                    {"account_ids":["ID"                                                  | 400 | malformed_json
                    []                                                                    | 400 | malformed_json
                    """)
    void shouldSayWhatIsWrongWithABadPlan(String body, int status, String code) {
        // given
        var account = connected("Current");

        // when
        var answer = as(user).body(body.replace("ID", account.toString()))
                .post(IMPORT + "/plan")
                .then();

        // then
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", notNullValue());
    }

    @Test
    void shouldPlanOnceWhenTheRequestIsRepeatedWithItsKey() {
        // given
        var body = Map.of("account_ids", List.of(connected("Current")), "preset", "last-7-days");
        String first = planWithKey("k-1", body).statusCode(201).extract().path("job_id");

        // when
        String again = planWithKey("k-1", body).statusCode(201).extract().path("job_id");

        // then
        assertThat(again).isEqualTo(first);
        as(user).get(IMPORT + "/history").then().body("items.job_id", contains(first));
        planWithKey("k-1", Map.of("account_ids", List.of(), "preset", "last-7-days"))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    private ValidatableResponse planWithKey(String key, Map<String, ?> body) {
        return as(user).header("Idempotency-Key", key)
                .body(body)
                .post(IMPORT + "/plan")
                .then();
    }

    @Test
    void shouldAskToSignInWithoutAValidToken() {
        // when, then
        given().get(IMPORT + "/history").then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().auth()
                .oauth2(TestWorld.expiredBearer(user))
                .get(IMPORT + "/history")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldPutAMessageNobodyUnderstandsAsideAndGoOn() {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);
        var poison = "{\"type\":\"no_such_thing\",\"n\":\"%s\"}".formatted(job);

        // when
        Topics.say(Topic.BANK_SYNC_PROGRESS, job.toString(), poison);
        Topics.say(completed(job, account, 1, 5));

        // then
        assertThat(Topics.hearDeadLetter(Topic.BANK_SYNC_PROGRESS, poison)).isEqualTo(poison);
        eventually(job, "completed");
    }

    @Test
    void shouldAskOnlyForWhatMayHaveComeSinceWhenIncremental() {
        // given
        var today = LocalDate.now(ZoneOffset.UTC);
        var covered = new Coverage(today.minusDays(60), today.minusDays(12), State.COVERED, Instant.now());
        var stale = new Coverage(today.minusDays(11), today.minusDays(1), State.STALE, Instant.now());
        var account = connected("Current", List.of(covered, stale), new CallQuota(4, 3, null));

        // when
        var plan = as(user).body(Map.of("account_ids", List.of(account), "incremental", true))
                .post(IMPORT + "/plan")
                .then();

        // then
        plan.statusCode(201)
                .body(
                        "accounts[0].ranges.from_date",
                        contains(today.minusDays(11).toString()))
                .body("accounts[0].ranges.to_date", contains(today.toString()))
                .body(
                        "accounts[0].calls.message",
                        equalTo("Uses 1 of the 3 calls left today. While you are here they do not count."))
                .body("date_range.from_date", equalTo(today.minusDays(11).toString()));
        var job = UUID.fromString(plan.extract().path("job_id"));
        started(job);
        var command = Topics.hear(
                        Topic.BANK_SYNC_COMMANDS,
                        SyncAccount.class,
                        each -> each.jobId().equals(job),
                        1)
                .getFirst();
        assertThat(command.ranges()).containsExactly(new DateRange(today.minusDays(11), today));
        as(user).get(IMPORT + "/status/{id}", job)
                .then()
                .body(
                        "accounts[0].ranges[0].from_date",
                        equalTo(today.minusDays(11).toString()));
    }

    @Test
    void shouldEndAtOnceWhenNothingIsMissing() {
        // given
        var today = LocalDate.now(ZoneOffset.UTC);
        var covered = new Coverage(today.minusDays(60), today, State.COVERED, Instant.now());
        var account = connected("Current", List.of(covered), new CallQuota(4, 4, null));
        var plan = as(user).body(Map.of("account_ids", List.of(account), "incremental", true))
                .post(IMPORT + "/plan")
                .then()
                .statusCode(201)
                .body("accounts[0].warnings.code", contains("nothing_to_do"))
                .body("estimated_api_calls", equalTo(0));

        // when
        var job = UUID.fromString(plan.extract().path("job_id"));
        started(job);

        // then
        eventually(job, "completed").body("accounts[0].reason", equalTo("nothing_to_do"));
    }

    @Test
    void shouldEndPartialWithTheDaysTheBankDoesNotGiveAndRetryOnlyThose() {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);
        var today = LocalDate.now(ZoneOffset.UTC);
        var gap = new DateRange(today.minusDays(89), today.minusDays(80));

        // when
        Topics.say(new AccountSyncCompleted(
                Ids.next(),
                Instant.now(),
                user,
                job,
                account,
                1,
                new Counts(3, 3, 0, 0, 0, 0),
                new HistoryGap(gap, "history_locked", "The bank keeps these days back.", "Connect it again.")));

        // then
        eventually(job, "partial")
                .body("accounts[0].status", equalTo("completed"))
                .body("accounts[0].reason", equalTo("history_locked"))
                .body("accounts[0].next_step", equalTo("Connect it again."))
                .body("accounts[0].gap.to_date", equalTo(gap.toDate().toString()))
                .body("actual.transactions", equalTo(3))
                .body("message", containsString("lacks days"));
        as(user).post(IMPORT + "/{id}/retry", job)
                .then()
                .statusCode(202)
                .body("accounts[0].ranges[0].from_date", equalTo(gap.fromDate().toString()))
                .body("accounts[0].ranges[0].to_date", equalTo(gap.toDate().toString()));
    }

    @Test
    void shouldRetryOnceWhenTheRequestIsRepeatedWithItsKey() {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);
        Topics.say(failed(job, account, 1));
        eventually(job, "failed");

        // when
        String first = retryWithKey("r-1", job).statusCode(202).extract().path("job_id");
        String again = retryWithKey("r-1", job).statusCode(202).extract().path("job_id");

        // then
        assertThat(again).isEqualTo(first);
        as(user).queryParam("origin", "retry").get(IMPORT + "/history").then().body("items.job_id", contains(first));
    }

    private ValidatableResponse retryWithKey(String key, UUID job) {
        return as(user).header("Idempotency-Key", key)
                .post(IMPORT + "/{id}/retry", job)
                .then();
    }

    @Test
    void shouldTellEveryChangeInWordsPageByPage() {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);

        // when
        as(user).queryParam("reason", "the train leaves")
                .patch(IMPORT + "/{id}/pause", job)
                .then()
                .statusCode(200);
        as(user).delete(IMPORT + "/{id}", job).then().statusCode(200);

        // then
        as(user).get(IMPORT + "/{id}/timeline", job)
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "planned",
                                "queued",
                                "running",
                                "account_sent",
                                "paused",
                                "cancelled",
                                "account_cancelled"))
                .body("items[4].reason", equalTo("the train leaves"))
                .body("items[4].user_id", equalTo(user))
                .body("items[2].by", equalTo("queue"));
        String cursor = as(user).queryParam("limit", 6)
                .get(IMPORT + "/{id}/timeline", job)
                .then()
                .extract()
                .path("next_cursor");
        as(user).queryParam("limit", 6)
                .queryParam("cursor", cursor)
                .get(IMPORT + "/{id}/timeline", job)
                .then()
                .body("items.kind", contains("account_cancelled"))
                .body("next_cursor", nullValue());
        as("mallory")
                .get(IMPORT + "/{id}/timeline", job)
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown_import"));
    }

    @Test
    void shouldTellOthersAtMostTenTimesASecondAndTheLastChangeAlways() {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);
        var began = Instant.now();

        // when
        Topics.sayAll(LongStream.rangeClosed(1, 200)
                .mapToObj(n -> progressed(job, account, n, n))
                .toList());
        await("all reports are taken")
                .untilAsserted(() ->
                        as(user).get(IMPORT + "/status/{id}", job).then().body("total_so_far.synced", equalTo(200)));
        var last = Topics.hear(
                        Topic.IMPORT_JOBS,
                        ImportJobChanged.class,
                        changed -> changed.job().jobId().equals(job)
                                && changed.job().totalSoFar().synced() == 200,
                        1)
                .getFirst();

        // then
        var told = Topics.heardSoFar(Topic.IMPORT_JOBS, ImportJobChanged.class).stream()
                .filter(changed -> changed.job().jobId().equals(job))
                .toList();
        assertThat(told).extracting(changed -> changed.job().version()).isSorted();
        assertThat(told.getLast().job().version()).isEqualTo(last.job().version());
        var tenths = Duration.between(began, last.occurredAt()).toMillis() / 100;
        assertThat((long) told.size()).isLessThanOrEqualTo(tenths + 5).isLessThan(200);
    }

    @Test
    void shouldSendALostAccountOutAgainAndSayWhy() throws Throwable {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);

        // when
        VertxContextSupport.subscribeAndAwait(limitsReached(Duration.ofMinutes(6)));

        // then
        Topics.hear(
                Topic.BANK_SYNC_COMMANDS,
                SyncAccount.class,
                command -> command.jobId().equals(job),
                2);
        as(user).get(IMPORT + "/{id}/timeline", job)
                .then()
                .body("items.kind", hasItem("resent"))
                .body("items[-1].by", equalTo("watch"));
    }

    private Supplier<Uni<Integer>> limitsReached(Duration later) {
        return () -> jobs.reconcile(limits, Instant.now().plus(later));
    }

    @Test
    void shouldLetAPersonGoBeforeASchedule() {
        // given
        var account = connected("Current");
        for (var turn = 0; turn < 3; turn++) {
            started(planned(account)).body("status", equalTo("running"));
        }
        var fired = new ScheduleFired(
                Ids.next(), Instant.now(), user, Ids.next(), Ids.next(), Instant.now(), List.of(account), 7, false);
        Topics.say(fired);
        await("the schedule's import waits")
                .untilAsserted(() -> as(user).get(IMPORT + "/queue")
                        .then()
                        .body("queued.origin.run_id", contains(fired.runId().toString())));

        // when
        var persons = planned(account);
        started(persons).body("status", equalTo("queued")).body("estimated_completion", notNullValue());

        // then
        as(user).get(IMPORT + "/queue").then().body("queued.job_id[0]", equalTo(persons.toString()));
    }

    @Test
    void shouldForgetDetailsOfOldImportsButKeepTheHistory() throws Throwable {
        // given
        var account = connected("Current");
        var job = planned(account);
        started(job);
        Topics.say(failed(job, account, 1));
        eventually(job, "failed");

        // when
        VertxContextSupport.subscribeAndAwait(
                () -> old.pruneDetails(Instant.now().plusSeconds(60), 1000, Instant.now()));

        // then
        as(user).get(IMPORT + "/{id}/timeline", job).then().statusCode(200).body("items", hasSize(0));
        as(user).get(IMPORT + "/status/{id}", job)
                .then()
                .body("status", equalTo("failed"))
                .body("accounts[0].reason", equalTo("consent_expired"))
                .body("accounts[0].message", nullValue());
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestWorld.bearer(user)).contentType(ContentType.JSON);
    }

    private UUID connected(String name) {
        return connected(name, List.of(), new CallQuota(4, 4, null));
    }

    private UUID connected(String name, List<Coverage> coverage, CallQuota quota) {
        var account = UUID.randomUUID();
        Topics.say(new AccountChanged(
                Ids.next(),
                Instant.now(),
                user,
                account,
                UUID.randomUUID(),
                SourceKind.ACCOUNT,
                name,
                "GBP",
                "mock",
                "Mock Bank",
                Availability.AVAILABLE,
                Instant.now().plusSeconds(90 * 86_400),
                0,
                null,
                null,
                null,
                coverage,
                quota));
        await("the projection has the account, whose consumer starts with the first test")
                .atMost(Duration.ofSeconds(40))
                .until(() -> answerToTheWrongConnection(account) == 422);
        return account;
    }

    /// 404 while the account is unknown; it plans nothing.
    private int answerToTheWrongConnection(UUID account) {
        return as(user).body(Map.of(
                        "account_ids", List.of(account), "preset", "last-7-days", "connection_id", UUID.randomUUID()))
                .post(IMPORT + "/plan")
                .statusCode();
    }

    private UUID planned(UUID... accounts) {
        return UUID.fromString(
                as(user).body(Map.of("account_ids", List.of(accounts), "preset", "last-90-days", "auto_enrich", false))
                        .post(IMPORT + "/plan")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("job_id"));
    }

    private ValidatableResponse start(UUID job) {
        return as(user).body(Map.of("job_id", job)).post(IMPORT + "/start").then();
    }

    private ValidatableResponse started(UUID job) {
        return start(job).statusCode(202);
    }

    private ValidatableResponse pause(UUID job) {
        return as(user).patch(IMPORT + "/{id}/pause", job).then();
    }

    private ValidatableResponse eventually(UUID job, String status) {
        await("the import is " + status)
                .untilAsserted(
                        () -> as(user).get(IMPORT + "/status/{id}", job).then().body("status", equalTo(status)));
        return as(user).get(IMPORT + "/status/{id}", job).then();
    }

    private SyncProgress progressed(UUID job, UUID account, long sequence, long rows) {
        return new AccountSyncProgressed(
                Ids.next(), Instant.now(), user, job, account, sequence, new Counts(rows, rows, 0, 0, 0, 0), 50);
    }

    private SyncProgress completed(UUID job, UUID account, long sequence, long rows) {
        return new AccountSyncCompleted(
                Ids.next(), Instant.now(), user, job, account, sequence, new Counts(rows, rows, 0, 0, 0, 0), null);
    }

    private SyncProgress failed(UUID job, UUID account, long sequence) {
        return new AccountSyncFailed(
                Ids.next(),
                Instant.now(),
                user,
                job,
                account,
                sequence,
                Counts.NONE,
                "consent_expired",
                "The consent has ended.",
                "Connect the bank again.");
    }
}
