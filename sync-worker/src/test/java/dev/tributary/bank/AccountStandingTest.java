package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tributary.bank.TestingPerson.TestingAccount;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of an account after its imports: which days are known, and whether the rows make the balance.
@QuarkusTest
@WithTestResource(TestingBank.class)
class AccountStandingTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate from = today.minusDays(60);

    private TestingPerson person;
    private TestingAccount card;
    private TestingAccount current;

    @BeforeEach
    void aCardAndAnAccountAreConnected() {
        person = TestingPerson.someone();
        person.connects("john13", "doe13");
        card = person.account("Harbour Mastercard");
        current = person.account("Harbour Classic");
    }

    @Test
    void nothingIsClaimedBeforeTheFirstImport() {
        person.asks()
                .get("/api/truelayer/accounts")
                .then()
                .body("items[0].coverage", hasSize(0))
                .body("items[0].balance_proof.status", equalTo("unknown"))
                .body("items[0].balance_proof.as_of", nullValue())
                .body("items[0].balance_proof.next_step", notNullValue());
        person.asks()
                .get("/api/truelayer/accounts/" + card.accountId() + "/coverage")
                .then()
                .statusCode(200)
                .body("from_date", nullValue())
                .body("ranges", hasSize(0))
                .body("message", equalTo("Nothing has been imported yet."));
    }

    @Test
    void anImportCoversAllButTheNewestDays() {
        // when
        imported(card, from, today);

        // then
        var account = shown(card);
        assertThat(account.getList("coverage.state", String.class)).containsExactly("covered", "stale");
        assertThat(account.getList("coverage.from_date", String.class))
                .containsExactly(from.toString(), today.minusDays(9).toString());
        assertThat(account.getList("coverage.to_date", String.class))
                .containsExactly(today.minusDays(10).toString(), today.toString());
        person.asks()
                .get("/api/truelayer/accounts/" + card.accountId() + "/coverage")
                .then()
                .body("totals.covered_days", equalTo(51))
                .body("totals.stale_days", equalTo(10))
                .body("totals.missing_days", equalTo(0))
                .body("gaps", hasSize(0))
                .body("ranges", hasSize(2))
                .body("next_step", equalTo("An incremental import reads the newest days again."));
    }

    @Test
    void daysBetweenTwoImportsAreAGap() {
        // when
        imported(card, today.minusDays(90), today.minusDays(80));
        imported(card, today.minusDays(30), today);

        // then
        person.asks()
                .get("/api/truelayer/accounts/" + card.accountId() + "/coverage")
                .then()
                .body("from_date", equalTo(today.minusDays(90).toString()))
                .body("gaps", hasSize(1))
                .body("gaps[0].from_date", equalTo(today.minusDays(79).toString()))
                .body("gaps[0].to_date", equalTo(today.minusDays(31).toString()))
                .body("totals.missing_days", equalTo(49));
    }

    @Test
    void anothersCoverageIsNotFound() {
        for (var id : List.of(card.accountId().toString(), UUID.randomUUID().toString(), "7")) {
            TestingPerson.someone()
                    .asks()
                    .get("/api/truelayer/accounts/" + id + "/coverage")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown_account"));
        }
    }

    @Test
    void theBalanceIsShownAndTheSecondImportProvesIt() {
        for (var account : List.of(card, current)) {
            // given
            imported(account, from, today);
            assertThat(shown(account).getString("balance_proof.reason")).isIn("first_balance", null);

            // when
            imported(account, today.minusDays(20), today);

            // then
            var shown = shown(account);
            var truth = balanceAtTheBank(account);
            assertThat(new BigDecimal(shown.getString("balance.current.amount")))
                    .isEqualByComparingTo(account.equals(card) ? truth.negate() : truth);
            assertThat(shown.getString("balance_proof.status")).isEqualTo("proven");
            assertThat(shown.getString("balance_proof.proven_to")).isEqualTo(today.toString());
        }
    }

    @Test
    void aRowThatIsLostIsNamedByItsDayAndAmount() {
        // given
        imported(card, from, today);
        var lost = TestingBank.simulator()
                .truth()
                .transactions(card.bankId(), from, today.minusDays(30))
                .getFirst();
        TestingImport.execute(
                "DELETE FROM transactions WHERE transaction_id = (SELECT min(transaction_id::text)::uuid FROM transactions WHERE account_id = '%s' AND booked_on = '%s' AND amount = %s)"
                        .formatted(
                                card.accountId(),
                                lost.booking().bookedOn(),
                                lost.booking().amount()));

        // when
        imported(card, today.minusDays(20), today);

        // then
        var proof = shown(card);
        assertThat(proof.getString("balance_proof.status")).isEqualTo("broken");
        assertThat(proof.getString("balance_proof.first_broken_day"))
                .isEqualTo(lost.booking().bookedOn().toString());
        assertThat(new BigDecimal(proof.getString("balance_proof.difference.amount")))
                .isEqualByComparingTo(lost.booking().amount());
        assertThat(proof.getString("balance_proof.next_step"))
                .contains(lost.booking().bookedOn().toString());

        // when
        imported(card, from, today);

        // then
        assertThat(shown(card).getString("balance_proof.status")).isEqualTo("proven");
    }

    @Test
    void everyAnswerIsToldToWhoeverPlansImports() {
        // when
        imported(card, from, today);

        // then
        assertThat(TestingTopic.of("bank.accounts", card.accountId().toString()).getLast())
                .contains("{\"from_date\":\"%s\",\"to_date\":\"%s\",\"state\":\"covered\""
                        .formatted(from, today.minusDays(10)))
                .contains("{\"from_date\":\"%s\",\"to_date\":\"%s\",\"state\":\"stale\""
                        .formatted(today.minusDays(9), today));
    }

    @Test
    void runningBalancesProveTheFirstImportAlreadyAndNameTheDayOfALostRow() {
        for (var account : List.of(card, current)) {
            // given
            imported(account, from, today);
            withRunningBalances(account);

            // when
            imported(account, today.minusDays(2), today);

            // then
            assertThat(shown(account).getString("balance_proof.status")).isEqualTo("proven");
            assertThat(shown(account).getString("balance_proof.method")).isEqualTo("running_balances");

            // given
            var rows = TestingImport.bankRows(account, from, today.minusDays(20));
            var lost = LocalDate.parse(rows.get(rows.size() / 2).substring(0, 10));
            TestingImport.execute(
                    "DELETE FROM transactions WHERE transaction_id = (SELECT transaction_id FROM transactions WHERE account_id = '%s' AND booked_on = '%s' LIMIT 1)"
                            .formatted(account.accountId(), lost));

            // when
            imported(account, today.minusDays(2), today);

            // then
            var proof = shown(account);
            assertThat(proof.getString("balance_proof.status")).isEqualTo("broken");
            assertThat(LocalDate.parse(proof.getString("balance_proof.first_broken_day")))
                    .isBetween(lost, nextDayWithRows(account, lost));
        }
    }

    /// As a bank would have told them: of cards what is owed.
    private void withRunningBalances(TestingAccount account) {
        TestingImport.execute(
                """
                UPDATE transactions t SET running_balance = r.owed * (%s)
                FROM (SELECT transaction_id, sum(amount) OVER (ORDER BY booked_on, transaction_id) + %s
                        - sum(amount) OVER () AS owed
                      FROM transactions WHERE account_id = '%s' AND state = 'booked') r
                WHERE t.transaction_id = r.transaction_id
                """.formatted(account.equals(card) ? -1 : 1, balanceAtTheBank(account), account.accountId()));
    }

    private LocalDate nextDayWithRows(TestingAccount account, LocalDate day) {
        return TestingImport.bankRows(account, day.plusDays(1), today).stream()
                .map(row -> LocalDate.parse(row.substring(0, 10)))
                .min(LocalDate::compareTo)
                .orElse(today);
    }

    private void imported(TestingAccount account, LocalDate first, LocalDate last) {
        assertThat(TestingImport.of(account, first, last).start().untilOver()).isEqualTo("completed");
    }

    private JsonPath shown(TestingAccount account) {
        return person.asks()
                .get("/api/truelayer/accounts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items.find { it.account_id == '%s' }".formatted(account.accountId()));
    }

    private static BigDecimal balanceAtTheBank(TestingAccount account) {
        var history = TestingBank.simulator().truth().account(account.bankId()).orElseThrow();
        return history.rows().stream().map(row -> row.booking().amount()).reduce(history.opening(), BigDecimal::add);
    }
}
