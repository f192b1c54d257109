package dev.tributary.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tributary.bank.connection.AccessTokens;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.TestingReplica;
import dev.tributary.bank.truelayer.Authority;
import dev.tributary.testbed.truelayer.ScriptedCustomer;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestingBank.class)
class ConnectionTest {

    @Inject
    AccessTokens accessTokens;

    @Inject
    Connections connections;

    @Inject
    Authority authority;

    @Test
    void aPersonConnectsABankAndSeesItsAccounts() {
        // given
        var person = TestingPerson.someone();

        // when
        var connection = person.connects("john3", "doe3");

        // then
        person.asks()
                .get("/api/truelayer/connections")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].connection_id", equalTo(connection.toString()))
                .body("items[0].provider.display_name", equalTo("Harbour Building Society"))
                .body("items[0].status", equalTo("active"))
                .body("items[0].accounts", equalTo(2));
        person.asks()
                .get("/api/truelayer/accounts")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(java.util.List.of("account", "card")))
                .body("items[0].stored_transactions", equalTo(0))
                .body("items[0].availability", equalTo("available"));
    }

    @Test
    void exchangesOfTokensThatTakeLongLeaveTheDatabaseToOthers() throws Exception {
        // given: more of them at once than there are database connections
        var person = TestingPerson.someone();
        var connection = person.connects("john8", "doe8");
        var answered = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var exchange = 0; exchange < 20; exchange++) {
                threads.execute(() -> connections.replaceTokens(connection, present -> {
                    await(answered);
                    return present;
                }));
            }

            // when
            var others = threads.submit(() -> connections.of(person.userId()));

            // then
            try {
                assertThat(others.get(20, TimeUnit.SECONDS)).hasSize(1);
            } finally {
                answered.countDown();
            }
        }
    }

    private static void await(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCardOnlyBankIsNoError() {
        // given
        var person = TestingPerson.someone();

        // when
        person.connects("john1", "doe1");

        // then
        assertThat(person.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.displayName()).isEqualTo("Cardhouse Rewards"));
    }

    @Test
    void theSameBankConnectedAgainKeepsItsAccountsIds() {
        // given
        var person = TestingPerson.someone();
        var before = person.connects("john5", "doe5");
        var accounts = person.accounts();

        // when
        var after = person.connects("john5", "doe5");

        // then
        assertThat(after).isNotEqualTo(before);
        assertThat(person.accounts()).isEqualTo(accounts);
        assertThat(person.asks().get("/api/truelayer/connections").jsonPath().getList("items.status", String.class))
                .containsExactly("active", "revoked");
    }

    @Test
    void aStateWorksOnce() {
        // given
        var person = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(person.invitation());
        person.returnsWith(callback);

        // when
        var again = person.returnsWith(callback);

        // then
        assertThat(again.getQuery()).isEqualTo("connection_error=state_used");
    }

    @Test
    void aPersonWhoDeclinesIsToldSo() {
        // given
        var person = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").decline(person.invitation());

        // when
        var landing = person.returnsWith(callback);

        // then
        assertThat(landing.getQuery()).isEqualTo("connection_error=access_denied");
        assertThat(person.accounts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=stolen", "state=invented&code=stolen", "error=access_denied"})
    void aReturnNobodySetOutForIsRefused(String query) {
        // when
        var landing = TestingPerson.someone()
                .returnsWith(URI.create("http://here/api/truelayer/connections/callback?" + query));

        // then
        assertThat(landing.getQuery()).isEqualTo("connection_error=invalid_state");
    }

    @Test
    void aCodeThatIsNotTheBanksIsRefused() {
        // given
        var person = TestingPerson.someone();
        var callback = new ScriptedCustomer("john5", "doe5").agree(person.invitation());

        // when
        var landing = person.returnsWith(URI.create(callback.toString().replaceFirst("code=[^&]+", "code=stolen")));

        // then
        assertThat(landing.getQuery()).isEqualTo("connection_error=consent_not_given");
    }

    @Test
    void aDisconnectedBankIsForgottenAndItsRowsStay() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john5", "doe5");

        // when
        person.asks()
                .delete("/api/truelayer/connections/" + connection)
                .then()
                .statusCode(200)
                .body("consent", equalTo("withdrawn"))
                .body("accounts_removed", equalTo(2))
                .body("transactions_erased", equalTo(0));

        // then
        assertThat(person.accounts()).isEmpty();
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM connections WHERE refresh_token IS NOT NULL AND connection_id = '%s'"
                                .formatted(connection)))
                .isZero();
        person.asks().delete("/api/truelayer/connections/" + connection).then().statusCode(200);
    }

    @Test
    void anotherPersonsThingsDoNotExist() {
        // given
        var alice = TestingPerson.someone();
        var connection = alice.connects("john5", "doe5");
        var account = alice.accounts().getFirst();
        var mallory = TestingPerson.someone();

        // then
        mallory.asks()
                .delete("/api/truelayer/connections/" + connection)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_connection"));
        mallory.asks()
                .get("/api/truelayer/transactions?account_id=" + account.accountId())
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown_account"));
        mallory.asks().get("/api/truelayer/accounts").then().body("items", hasSize(0));
        assertThat(alice.accounts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/truelayer/connections", "/api/truelayer/accounts", "/api/truelayer/transactions"})
    void nobodyIsAnsweredWithoutAToken(String path) {
        // given
        var expired = TestWorld.expiredBearer("alice");

        // then
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        given().header("Authorization", "Bearer " + expired).get(path).then().statusCode(401);
        given().header("Authorization", "Bearer nonsense")
                .get(path)
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void aBodyThatIsNoJsonIsSaidToBeNone() {
        TestingPerson.someone()
                .asks()
                .contentType("application/json")
                .body("{\"provider_id\":")
                .post("/api/truelayer/connections/authorize")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed_json"));
    }

    @Test
    void twoHundredUnitsAtOnceRefreshAConnectionOnce() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john8", "doe8");
        TestingImport.execute("UPDATE connections SET access_token_expires_at = now() WHERE connection_id = '%s'"
                .formatted(connection));
        var refreshesBefore = refreshes();

        // when
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200).forEach(_ -> threads.execute(() -> tokens.add(accessTokens.of(connection))));
        }

        // then
        assertThat(tokens).hasSize(1);
        assertThat(refreshes() - refreshesBefore).isEqualTo(1);
    }

    @Test
    void severalReplicasRefreshAConnectionOnce() {
        // given
        var connection = TestingPerson.someone().connects("john8", "doe8");
        TestingImport.execute("UPDATE connections SET access_token_expires_at = now() WHERE connection_id = '%s'"
                .formatted(connection));
        var refreshesBefore = refreshes();
        var replicas = IntStream.range(0, 4)
                .mapToObj(_ -> TestingReplica.accessTokens(connections, authority, Clock.systemUTC()))
                .toList();

        // when
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i -> threads.execute(
                            () -> tokens.add(replicas.get(i % replicas.size()).of(connection))));
        }

        // then
        assertThat(tokens).hasSize(1);
        assertThat(refreshes() - refreshesBefore).isEqualTo(1);
    }

    @Test
    void neitherTokensNorNumbersAreReadableInTheDatabase() {
        // given
        UUID connection = TestingPerson.someone().connects("john5", "doe5");

        // then
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM connections WHERE connection_id = '%s' AND (position('eyJ' in encode(access_token, 'escape')) = 1 OR access_token IS NULL)"
                                .formatted(connection)))
                .isZero();
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM accounts WHERE connection_id = '%s' AND (position('GB00' in encode(numbers, 'escape')) > 0 OR numbers IS NULL)"
                                .formatted(connection)))
                .isZero();
    }

    private static long refreshes() {
        return TestingBank.simulator().calls().tokenCalls().getOrDefault("refresh_token", 0L);
    }
}
