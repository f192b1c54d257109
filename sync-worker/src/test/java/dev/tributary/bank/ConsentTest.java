package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.tributary.bank.TestingPerson.TestingAccount;
import dev.tributary.bank.connection.CheckConsents;
import dev.tributary.bank.connection.ConsentChecks;
import dev.tributary.contracts.ConsentExpiring;
import dev.tributary.messaging.EventCodec;
import dev.tributary.testbed.truelayer.ScriptedCustomer;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class ConsentTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    CheckConsents checkConsents;

    @Inject
    ConsentChecks consentChecks;

    @AfterEach
    void allIsWellAgain() {
        TestingBank.simulator().faults().clear();
    }

    @Test
    void aRenewedConnectionKeepsItsAccountsThoughTheirIdsChanged() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john53", "doe53");
        var before = person.accounts();
        var imported =
                TestingImport.of(before.getFirst(), today.minusDays(60), today).start();
        assertThat(imported.untilOver()).isEqualTo("completed");
        var rows = TestingImport.storedRows(before.getFirst());
        var consent = consentIdOf(connection);
        TestingBank.simulator().faults().add(FaultRule.onUser("john53", new Fault.NewAccountIds()));

        // when
        var renewed = person.renews(connection, "john53", "doe53");

        // then
        assertThat(renewed).isEqualTo(connection);
        var after = person.accounts();
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.getFirst().bankId()).isNotEqualTo(before.getFirst().bankId());
        assertThat(consentIdOf(connection)).isNotEqualTo(consent);
        assertThat(TestingImport.storedRows(after.getFirst())).isEqualTo(rows).isNotEmpty();
        var again =
                TestingImport.of(after.getFirst(), today.minusDays(60), today).start();
        assertThat(again.untilOver()).isEqualTo("completed");
        assertThat(TestingImport.storedRows(after.getFirst())).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM consent_withdrawals WHERE connection_id = '%s'".formatted(connection)))
                .as("the old consent waits to be taken back")
                .isEqualTo(1);
    }

    @Test
    void whoSignsInAsSomebodyElseConnectsSomethingNew() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");
        var before = ids(person.accounts());

        // when
        var other = person.renews(connection, "john8", "doe8");

        // then
        assertThat(other).isNotEqualTo(connection);
        assertThat(ids(person.accounts())).containsAll(before).hasSize(4);
    }

    @Test
    void anExtensionThatNeedsNothingIsDone() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");
        TestingImport.execute(
                "UPDATE connections SET consent_expires_at = now() + interval '3 days', consent_warned = 7 WHERE connection_id = '%s'"
                        .formatted(connection));

        // when
        var answer = extended(person, connection, "{\"consent_reconfirmed\":true}");

        // then
        answer.statusCode(200)
                .body("action_needed", equalTo("none"))
                .body("connection.consent.state", equalTo("valid"))
                .body("connection.consent.days_left", greaterThanOrEqualTo(89));
        // The refresh token of before is dead; the new one was stored.
        TestingImport.execute("UPDATE connections SET access_token_expires_at = now() WHERE connection_id = '%s'"
                .formatted(connection));
        person.asks()
                .noContentType()
                .post("/api/truelayer/connections/%s/refresh".formatted(connection))
                .then()
                .statusCode(200)
                .body("present", hasSize(2))
                .body("balances", equalTo(2));
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM connections WHERE consent_warned IS NULL AND connection_id = '%s'"
                                .formatted(connection)))
                .isEqualTo(1);
    }

    @Test
    void anExtensionThatNeedsThePersonLeadsToTheirBankAndBack() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john4", "doe4");
        var consent = consentIdOf(connection);

        // when
        var answer = extended(person, connection, "{\"consent_reconfirmed\":true}");

        // then
        answer.statusCode(200)
                .body("action_needed", equalTo("authentication"))
                .body("authorization_url", notNullValue());
        person.browser().putAll(answer.extract().cookies());
        var link = URI.create(answer.extract().path("authorization_url"));
        assertThat(person.arrives(new ScriptedCustomer("john4", "doe4").agree(link)))
                .isEqualTo(connection);
        assertThat(consentIdOf(connection))
                .as("the bank goes on counting within the consent it calls by the same name")
                .isEqualTo(consent);
    }

    @Test
    void anExtensionAsksForReconfirmationFirst() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");

        // then
        extended(person, connection, "{}").statusCode(200).body("action_needed", equalTo("reconfirmation_of_consent"));
        extended(TestingPerson.someone(), connection, "{}").statusCode(404).body("code", equalTo("unknown_connection"));
    }

    @Test
    void aConsentThatIsOverCannotBeExtended() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");
        TestingImport.execute("UPDATE connections SET status = 'needs_reauthorisation' WHERE connection_id = '%s'"
                .formatted(connection));

        // then
        extended(person, connection, "{}").statusCode(409).body("code", equalTo("not_extendable"));
        person.asks()
                .noContentType()
                .post("/api/truelayer/connections/%s/refresh".formatted(connection))
                .then()
                .statusCode(409)
                .body("code", equalTo("needs_reauthorisation"));
        person.asks().get("/api/truelayer/connections").then().body("items[0].consent.state", equalTo("ended"));
    }

    @Test
    void eachMarkIsToldOnceHoweverManyReplicasTick() {
        // given
        var connection = TestingPerson.someone().connects("john5", "doe5");
        endsIn(connection, "13 days");

        // then
        assertThat(toldByManyAtOnce()).isEqualTo(1);
        assertThat(toldByManyAtOnce()).isZero();
        endsIn(connection, "20 hours");
        assertThat(toldByManyAtOnce())
                .as("7 days went by unseen: only 1 is told")
                .isEqualTo(1);
        assertThat(toldByManyAtOnce()).isZero();
        assertThat(TestingTopic.of("bank.connections", connection.toString()))
                .extracting(
                        told -> EventCodec.decode(told, ConsentExpiring.class).daysLeft())
                .containsExactly(14, 1);
    }

    @Test
    void theListTellsHowLongTheConsentLasts() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john5", "doe5");
        endsIn(connection, "6 days 1 hour");

        // then
        person.asks()
                .get("/api/truelayer/connections")
                .then()
                .body("items[0].consent.state", equalTo("expiring"))
                .body("items[0].consent.days_left", equalTo(6))
                .body("items[0].consent.warning", equalTo(7));
        consentChecks.tellOfEnds(Instant.now());
    }

    @Test
    void meIsAskedAgainInTime() {
        // given
        var connection = TestingPerson.someone().connects("john5", "doe5");
        TestingImport.execute(
                "UPDATE connections SET next_consent_check_at = now(), consent_expires_at = now() + interval '3 days' WHERE connection_id = '%s'"
                        .formatted(connection));

        // when
        checkConsents.check();

        // then
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM connections WHERE consent_expires_at > now() + interval '80 days' AND next_consent_check_at > now() + interval '6 days' AND connection_id = '%s'"
                                .formatted(connection)))
                .isEqualTo(1);
    }

    @Test
    void accountsThatComeAndGoAreNoticed() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");
        var card = person.account("Harbour Mastercard");
        TestingImport.execute(
                "UPDATE accounts SET provider_account_id = 'gone', display_name = 'Closed card', numbers = NULL WHERE account_id = '%s'"
                        .formatted(card.accountId()));

        // then
        person.asks()
                .noContentType()
                .post("/api/truelayer/connections/%s/refresh".formatted(connection))
                .then()
                .statusCode(200)
                .body("added", hasSize(1))
                .body("missing", equalTo(List.of(card.accountId().toString())))
                .body("moved", hasSize(0))
                .body("connection.accounts", equalTo(2));
        assertThat(ids(person.accounts())).doesNotContain(card.accountId());
        assertThat(TestingImport.count(
                        "SELECT count(*) FROM account_balances JOIN accounts USING (account_id) WHERE connection_id = '%s'"
                                .formatted(connection)))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void anAccountThatMayBeOneOfTwoIsLeftToThePerson() {
        // given
        var person = TestingPerson.someone();
        var connection = person.connects("john3", "doe3");
        var card = person.account("Harbour Mastercard").accountId();
        var twin = UUID.randomUUID();
        TestingImport.execute(
                "UPDATE accounts SET provider_account_id = 'gone-1', numbers = NULL WHERE account_id = '%s'"
                        .formatted(card));
        TestingImport.execute("""
                INSERT INTO accounts (account_id, user_id, connection_id, kind, provider_id, provider_account_id, display_name,
                    currency, availability)
                SELECT '%s', user_id, connection_id, kind, provider_id, 'gone-2', display_name, currency, availability
                FROM accounts WHERE account_id = '%s'
                """.formatted(twin, card));
        var refresh = "/api/truelayer/connections/%s/refresh".formatted(connection);

        // when
        var open = person.asks()
                .noContentType()
                .post(refresh)
                .then()
                .statusCode(200)
                .body("open_accounts", hasSize(1))
                .body("open_accounts[0].candidates", hasSize(2))
                .body("connection.open_accounts", equalTo(1))
                .extract();

        // then
        person.asks()
                .contentType("application/json")
                .body("{\"choices\":[{\"provider_account_id\":\"%s\",\"account_id\":\"%s\"}]}"
                        .formatted(open.path("open_accounts[0].provider_account_id"), card))
                .post(refresh)
                .then()
                .statusCode(200)
                .body("open_accounts", hasSize(0))
                .body("moved", equalTo(List.of(card.toString())))
                .body("missing", equalTo(List.of(twin.toString())));
    }

    private static ValidatableResponse extended(TestingPerson person, UUID connection, String body) {
        return person.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/truelayer/connections/%s/extend".formatted(connection))
                .then();
    }

    private int toldByManyAtOnce() {
        var told = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ -> threads.execute(() -> told.addAndGet(consentChecks.tellOfEnds(Instant.now()))));
        }
        return told.get();
    }

    private static void endsIn(UUID connection, String interval) {
        TestingImport.execute(
                "UPDATE connections SET consent_expires_at = now() + interval '%s' WHERE connection_id = '%s'"
                        .formatted(interval, connection));
    }

    private static String consentIdOf(UUID connection) {
        return TestingImport.value(
                "SELECT consent_id FROM connections WHERE connection_id = '%s'".formatted(connection));
    }

    private static List<UUID> ids(List<TestingAccount> accounts) {
        return accounts.stream().map(TestingAccount::accountId).sorted().toList();
    }
}
