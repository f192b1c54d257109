package dev.tributary.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.bank.connection.postgres.TestingErasure;
import dev.tributary.bank.connection.tink.TestingSeals;
import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.messaging.EventCodec;
import dev.tributary.testbed.world.TestWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class DisconnectTest {

    /// Facts of imports and calls: they hold no row of the bank.
    private static final Set<String> KEPT = Set.of("accounts", "account_syncs", "call_ledger");

    private static final String ROTATE = "/api/truelayer/operations/token-keys/rotate";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void rowsAreKeptUnlessThePersonSaysOtherwise() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john5", "doe5");
        var account = person.accounts().getFirst();
        TestingImport.of(account, today.minusDays(60), today).start().untilOver();
        var rows = TestingImport.storedRows(account);

        // when
        person.asks()
                .delete("/api/truelayer/connections/" + connection)
                .then()
                .statusCode(200)
                .body("consent", equalTo("withdrawn"))
                .body("transactions_kept", equalTo(rows.size()))
                .body("transactions_erased", equalTo(0));

        // then
        assertThat(rows).isNotEmpty();
        person.asks()
                .get("/api/truelayer/transactions?status=booked&limit=200&account_id=" + account.accountId())
                .then()
                .statusCode(200)
                .body("items", hasSize(Math.min(200, rows.size())));
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM consent_withdrawals WHERE connection_id = '%s'".formatted(connection)))
                .as("nobody holds its tokens any more")
                .isZero();
    }

    @Test
    void erasedRowsAreGoneForGood() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("bulk", "doe");
        var account = person.accounts().getFirst();
        TestingImport.of(account, today.minusDays(400), today).start().untilOver();
        var rows = TestingImport.storedRows(account).size();
        assertThat(rows).isEqualTo(5_000);

        // when
        person.asks()
                .delete("/api/truelayer/connections/" + connection + "?transactions=erase")
                .then()
                .statusCode(200)
                .body("transactions_erased", equalTo(rows))
                .body("transactions_kept", equalTo(0));

        // then
        for (var table : TestingErasure.tables()) {
            assertThat(TestingImport.count(
                            "SELECT count(*) FROM %s WHERE account_id = '%s'".formatted(table, account.accountId())))
                    .as(table)
                    .isZero();
        }
        assertThat(person.accounts()).isEmpty();
        var removals = TestingTopic.of(
                        "bank.transactions-imported", account.accountId().toString())
                .stream()
                .filter(told -> told.contains("\"transactions_removed\""))
                .map(told -> EventCodec.decode(told, TransactionsRemoved.class))
                .toList();
        assertThat(removals).allMatch(told -> told.transactionIds().size() <= 1_000);
        assertThat(ids(removals)).doesNotHaveDuplicates().hasSize(rows);

        // and: connected again it is another account, of which nothing is known
        person.connects("bulk", "doe");
        assertThat(person.accounts()).hasSize(1);
        assertThat(person.accounts().getFirst().accountId()).isNotEqualTo(account.accountId());
    }

    @Test
    void noTableIsForgottenWhenRowsAreErased() {
        assertThat(TestingImport.values(
                                "SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'account_id'")
                        .stream()
                        .filter(table -> !KEPT.contains(table)))
                .containsExactlyInAnyOrderElementsOf(TestingErasure.tables());
    }

    @Test
    void anotherChoiceIsRefused() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john5", "doe5");

        // then
        person.asks()
                .delete("/api/truelayer/connections/" + connection + "?transactions=burn")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown_choice"));
        assertThat(person.accounts()).hasSize(2);
    }

    @Test
    void afterARotationTheOldKeyIsNotNeeded() {
        // given: tokens and numbers as the old key sealed them
        var connection = TestingPerson.someone().connects("john5", "doe5");
        var user =
                TestingImport.value("SELECT user_id FROM connections WHERE connection_id = '%s'".formatted(connection));
        var place = new Place(user, connection.toString(), "access_token");
        store(connection, TestingSeals.with(TestingKeyset.oldOnly()).seal("a token", place));

        // when
        TestingPerson.someone().asks().post(ROTATE).then().statusCode(403);
        rotated("olga").statusCode(200).body("remaining", equalTo(0)).body("unreadable", equalTo(0));

        // then
        var sealed = HexFormat.of()
                .parseHex(TestingImport.value(
                        "SELECT encode(access_token, 'hex') FROM connections WHERE connection_id = '%s'"
                                .formatted(connection)));
        assertThat(TestingSeals.with(TestingKeyset.newOnly()).open(sealed, place))
                .isEqualTo("a token");
        rotated("olga").body("resealed", equalTo(0)).body("remaining", equalTo(0));
    }

    @Test
    void everySealedColumnIsRotated() {
        // given
        var notSecret = Set.of("authorisations.state_digest", "authorisations.browser_digest", "call_rates.state");

        // when
        var places = rotated("olga")
                .extract()
                .jsonPath()
                .<String, Object>getMap("by_place")
                .keySet();

        // then
        assertThat(TestingImport.values(
                                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'bytea'")
                        .stream()
                        .filter(column -> !notSecret.contains(column)))
                .containsExactlyInAnyOrderElementsOf(places);
    }

    private static List<UUID> ids(List<TransactionsRemoved> removals) {
        return removals.stream()
                .flatMap(removal -> removal.transactionIds().stream())
                .toList();
    }

    private static ValidatableResponse rotated(String operator) {
        return given().header("Authorization", "Bearer " + TestWorld.operatorBearer(operator))
                .post(ROTATE)
                .then();
    }

    private static void store(UUID connection, byte[] sealed) {
        TestingImport.execute("UPDATE connections SET access_token = '\\x%s' WHERE connection_id = '%s'"
                .formatted(HexFormat.of().formatHex(sealed), connection));
    }
}
