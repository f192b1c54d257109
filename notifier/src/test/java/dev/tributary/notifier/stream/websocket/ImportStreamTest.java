package dev.tributary.notifier.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.world.TestWorld;
import dev.tributary.testbed.world.infrastructure.IdentityProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestWorld.class)
class ImportStreamTest {

    private static final Map<String, String> NO_ORIGIN = Map.of();

    /// Set by Quarkus before each test.
    @TestHTTPResource("/ws/imports")
    URI page = URI.create("");

    @Inject
    ObjectMapper json;

    private URI uri = page;
    private TestingImports imports;
    private final UUID job = UUID.randomUUID();

    @BeforeEach
    void open() {
        uri = URI.create("ws://localhost:" + page.getPort() + page.getPath());
        imports = new TestingImports(json);
    }

    @AfterEach
    void close() {
        imports.close();
    }

    @Test
    void showsThePresentStateAndThenEveryNewerOne() {
        // given
        imports.changes("alice", job, 1);
        try (var alice = connect("alice")) {
            alice.subscribes(job);
            var subscribed = alice.hears();
            var present = alice.hears();

            // when
            imports.changes("alice", job, 2, JobStatus.COMPLETED);
            var next = alice.hears();

            // then
            assertThat(alice.subprotocol()).isEqualTo("bearer-token-carrier");
            assertThat(subscribed).isEqualTo(read("{'type':'subscribed','job_id':'%s'}"));
            assertThat(present.path("type").textValue()).isEqualTo("import_progress");
            assertThat(present.path("version").longValue()).isEqualTo(1);
            assertThat(present.path("job").path("job_id").textValue()).isEqualTo(job.toString());
            assertThat(present.path("job").path("estimate").path("total_cost"))
                    .isEqualTo(read("{'amount':'0.02','currency':'GBP'}"));
            assertThat(next.path("version").longValue()).isEqualTo(2);
            assertThat(next.path("job").path("status").textValue()).isEqualTo("completed");
        }
    }

    @Test
    void waitsForAnImportThatWasPlannedAMomentAgo() {
        // given
        try (var alice = connect("alice")) {
            alice.subscribes(job);

            // when
            imports.changes("alice", job, 1);

            // then
            assertThat(alice.hears().path("type").textValue()).isEqualTo("subscribed");
            assertThat(alice.hears().path("version").longValue()).isEqualTo(1);
        }
    }

    @Test
    void goesOnAfterAReconnectWithWhatIsNewer() {
        // given
        imports.changes("alice", job, 4);
        try (var alice = connect("alice")) {
            alice.subscribes(job, 4);
            var subscribed = alice.hears();

            // when
            imports.changes("alice", job, 5);
            var next = alice.hears();

            // then
            assertThat(subscribed.path("type").textValue()).isEqualTo("subscribed");
            assertThat(next.path("version").longValue()).isEqualTo(5);
        }
    }

    @Test
    void sendsTheLastOfManyChangesAndNeverAnOlderOneAfterANewer() {
        // given
        var versions = new ArrayList<Long>();
        try (var alice = connect("alice")) {
            alice.subscribes(job);

            // when
            for (var version = 1; version <= 300; version++) {
                imports.changes("alice", job, version);
            }
            alice.hears();
            do {
                versions.add(alice.hears().path("version").longValue());
            } while (versions.getLast() < 300);

            // then
            assertThat(versions).isSorted().doesNotHaveDuplicates().hasSizeLessThan(300);
        }
    }

    @Test
    void answersForAForeignImportAsForAnUnknownOne() {
        // given
        imports.changes("alice", job, 1);
        try (var bob = connect("bob")) {
            // when
            bob.subscribes(job);
            var foreign = bob.hears();
            bob.subscribes(new UUID(0, 0));
            var unknown = bob.hears();

            // then
            assertThat(foreign.path("code").textValue()).isEqualTo("unknown_job");
            assertThat(foreign.path("job_id").textValue()).isEqualTo(job.toString());
            assertThat(foreign.path("message")).isEqualTo(unknown.path("message"));
        }
    }

    @Test
    void saysSoWhenAWatchedImportIsDeletedByItsPerson() {
        // given
        imports.changes("alice", job, 1, JobStatus.COMPLETED);
        try (var alice = connect("alice")) {
            alice.subscribes(job);
            alice.hears();
            alice.hears();

            // when
            imports.forgets("alice", job, 2);

            // then
            assertThat(alice.hears().path("code").textValue()).isEqualTo("unknown_job");
        }
    }

    @Test
    void passesOverARecordItDoesNotUnderstand() {
        // given
        try (var alice = connect("alice")) {
            alice.subscribes(job);

            // when
            imports.publish(job, "{\"type\":\"import_job_changed\",");
            imports.publish(job, "{\"type\":\"of_tomorrow\"}");
            imports.publish(job, "null");
            imports.changes("alice", job, 1);

            // then
            assertThat(alice.hears().path("type").textValue()).isEqualTo("subscribed");
            assertThat(alice.hears().path("version").longValue()).isEqualTo(1);
        }
    }

    @Test
    void passesOnAFieldItDoesNotKnow() {
        // given
        imports.changes("alice", job, 1);
        try (var alice = connect("alice")) {
            alice.subscribes(job);
            alice.hears();
            var known = alice.hears().path("job").toString();

            // when
            var newer = known.replace("\"version\":1", "\"version\":2,\"of_tomorrow\":true");
            imports.publish(job, """
                    {"type":"import_job_changed","event_id":"%s","occurred_at":"2026-04-01T08:00:00Z",\
                    "user_id":"alice","job":%s}""".formatted(UUID.randomUUID(), newer));

            // then
            assertThat(alice.hears().path("job").path("of_tomorrow").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void tellsWhatIsWrongWithAMessageAndStaysOpen() {
        // given
        try (var alice = connect("alice")) {
            // when
            alice.says("not json");
            alice.says("{\"type\":\"subscribe_import_job\"}");
            alice.says("{\"type\":\"subscribe_import_job\",\"job_id\":\"mine\"}");
            alice.says("null");
            alice.says("{\"type\":\"make_coffee\"}");

            // then
            for (var message = 0; message < 4; message++) {
                assertThat(alice.hears().path("code").textValue()).isEqualTo("malformed_message");
            }
            assertThat(alice.hears().path("code").textValue()).isEqualTo("unknown_type");
        }
    }

    @Test
    void refusesAClientWithoutAValidToken() {
        assertThat(TestingSocket.refusal(uri, null, NO_ORIGIN)).isEqualTo(401);
        assertThat(TestingSocket.refusal(uri, "nonsense", NO_ORIGIN)).isEqualTo(401);
        assertThat(TestingSocket.refusal(uri, TestWorld.expiredBearer("alice"), NO_ORIGIN))
                .isEqualTo(401);
    }

    @Test
    void takesTheTokenFromTheHeaderToo() {
        // given
        var header = Map.of("Authorization", "Bearer " + TestWorld.bearer("alice"));

        // when
        try (var alice = TestingSocket.open(uri, null, header)) {
            alice.says("hello");

            // then
            assertThat(alice.hears().path("type").textValue()).isEqualTo("error");
        }
    }

    @Test
    void refusesThePageOfAnotherOrigin() {
        var token = TestWorld.bearer("alice");
        assertThat(TestingSocket.refusal(uri, token, Map.of("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(TestingSocket.refusal(uri, token, Map.of("Origin", "http://localhost:8080")))
                .isEqualTo(101);
    }

    @Test
    void closesAConnectionWhoseMessageIsTooLong() {
        // given
        try (var alice = connect("alice")) {
            // when
            alice.says("x".repeat(20_000));

            // then
            assertThat(alice.isClosedWith()).isEqualTo(1009);
        }
    }

    @Test
    void closesAConnectionWhoseTokenHasExpired() {
        // given
        var token = IdentityProvider.token(TestWorld.issuerUrl(), "alice", Duration.ofSeconds(3));

        // when
        try (var alice = TestingSocket.open(uri, token, NO_ORIGIN)) {
            // then
            assertThat(alice.isClosedWith()).isEqualTo(1008);
        }
    }

    @Test
    void goesOnWithAnotherTokenOfTheSamePerson() {
        // given
        var brief = IdentityProvider.token(TestWorld.issuerUrl(), "alice", Duration.ofSeconds(6));
        try (var alice = TestingSocket.open(uri, brief, NO_ORIGIN)) {
            var first = expiry(alice.hears("token_expiring"));

            // when
            alice.renews(IdentityProvider.token(TestWorld.issuerUrl(), "alice", Duration.ofSeconds(8)));
            var second = expiry(alice.hears("token_renewed"));

            // then: the connection outlives the first token, and ends with the second
            assertThat(second).isAfter(first);
            assertThat(alice.closedAt()).isAfter(second.minusMillis(500));
            assertThat(alice.isClosedWith()).isEqualTo(1008);
        }
    }

    @Test
    void takesNeitherNonsenseNorAnotherPersonForAToken() {
        // given
        try (var alice = connect("alice")) {
            // when
            alice.renews("nonsense");
            var nonsense = alice.hears();
            alice.renews(TestWorld.bearer("bob"));
            var bobs = alice.hears();
            alice.renews(TestWorld.expiredBearer("alice"));
            var expired = alice.hears();

            // then
            assertThat(List.of(nonsense, bobs, expired))
                    .extracting(frame -> frame.path("code").textValue())
                    .containsOnly("invalid_token");
            imports.changes("bob", job, 1);
            alice.subscribes(job);
            assertThat(alice.hears().path("code").textValue()).isEqualTo("unknown_job");
        }
    }

    @Test
    void followsAllImportsOfAPersonAndNobodyElses() {
        // given
        var person = "erin-" + job;
        var second = UUID.randomUUID();
        var theirs = UUID.randomUUID();
        imports.changes(person, job, 3);
        imports.changes("bob", theirs, 1);
        try (var erin = connect(person)) {
            // when
            erin.awaitsItsImports(job);
            imports.changes("bob", theirs, 2);
            imports.changes(person, second, 1);
            var added = erin.hears();
            imports.forgets(person, job, 4);
            var forgotten = erin.hears();

            // then
            assertThat(added.path("job_id").textValue()).isEqualTo(second.toString());
            assertThat(forgotten.path("type").textValue()).isEqualTo("import_forgotten");
            assertThat(forgotten.path("job_id").textValue()).isEqualTo(job.toString());
        }
    }

    @Test
    void resumesAllImportsOfAPersonFromTheVersionsTheyHave() {
        // given
        var person = "erin-" + job;
        imports.changes(person, job, 3);
        try (var before = connect(person)) {
            before.awaitsItsImports(job);
        }

        // when
        try (var erin = connect(person)) {
            erin.says("{\"type\":\"subscribe_user\",\"since_versions\":{\"%s\":3}}".formatted(job));
            var subscribed = erin.hears();
            imports.changes(person, job, 4);

            // then
            assertThat(subscribed.path("job_ids").path(0).textValue()).isEqualTo(job.toString());
            assertThat(erin.hears().path("version").longValue()).isEqualTo(4);
        }
    }

    @Test
    void watchesNoMoreImportsByTheirIdsThanItMay() {
        // given
        try (var alice = connect("alice")) {
            for (var place = 0; place < 200; place++) {
                var one = UUID.randomUUID();
                imports.changes("alice", one, 1);
                alice.subscribes(one);
            }

            // when
            alice.subscribes(job);

            // then
            var refused = alice.hears("error");
            assertThat(refused.path("code").textValue()).isEqualTo("too_many_subscriptions");
            assertThat(refused.path("job_id").textValue()).isEqualTo(job.toString());
        }
    }

    @Test
    void holdsOneStateOfEachImportForAClientThatDoesNotRead() {
        // given: more than the network between them holds
        var person = "frank-" + job;
        var jobs = IntStream.range(0, 60).mapToObj(_ -> UUID.randomUUID()).toList();
        try (var frank = connect(person)) {
            frank.subscribesToAll();
            frank.hears("subscribed_user");
            frank.stopsReading();

            // when
            for (var version = 1; version <= 5; version++) {
                for (var each : jobs) {
                    imports.changesMuch(person, each, version, 200_000);
                }
            }
            imports.changes(person, job, 1);
            frank.readsOn();

            // then
            var newest = new HashMap<String, Long>();
            var frames = 0;
            while (newest.size() < jobs.size() + 1
                    || jobs.stream().anyMatch(each -> newest.getOrDefault(each.toString(), 0L) < 5)) {
                var frame = frank.hears("import_progress");
                var before = newest.put(
                        frame.path("job_id").textValue(), frame.path("version").longValue());
                assertThat(before == null ? 0 : before)
                        .isLessThan(frame.path("version").longValue());
                frames++;
            }
            assertThat(frames).isLessThan(3 * jobs.size());
        }
    }

    @Test
    void limitsTheConnectionsOfOnePerson() {
        // given
        var open = new ArrayList<TestingSocket>();
        for (var socket = 0; socket < 20; socket++) {
            open.add(connect("carol"));
        }

        // when
        try (var oneTooMany = connect("carol");
                var someoneElse = connect("dave")) {
            someoneElse.says("hello");

            // then
            assertThat(oneTooMany.isClosedWith()).isEqualTo(4429);
            assertThat(someoneElse.hears().path("type").textValue()).isEqualTo("error");
        } finally {
            open.forEach(TestingSocket::close);
        }
    }

    private static Instant expiry(JsonNode frame) {
        return Instant.parse(frame.path("expires_at").textValue());
    }

    private TestingSocket connect(String user) {
        return TestingSocket.open(uri, TestWorld.bearer(user), NO_ORIGIN);
    }

    private JsonNode read(String singleQuoted) {
        try {
            return json.readTree(singleQuoted.formatted(job).replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
