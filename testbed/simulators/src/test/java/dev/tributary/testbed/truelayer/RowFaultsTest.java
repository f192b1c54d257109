package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RowFaultsTest {
    private static final LocalDate TODAY = TestingClock.FIRST_DAY;
    private static TrueLayerSimulator bank;
    private static TestingProduct product;
    private static JsonObject token;

    @BeforeAll
    static void connect() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
        product = new TestingProduct(bank);
        token = product.connect("john", "doe");
    }

    @AfterEach
    void lift() {
        bank.faults().clear();
    }

    @AfterAll
    static void stop() {
        product.close();
        bank.close();
    }

    @Test
    void running_balances_follow_from_the_rows_and_end_in_the_current_balance() {
        for (var history : bank.truth().accounts("john").subList(0, 4)) {
            // when
            var rows = rows(history);

            // then
            for (var index = 0; index + 1 < rows.size(); index++) {
                var step = balance(rows.get(index)).subtract(balance(rows.get(index + 1)));
                assertThat(step).isEqualByComparingTo(amount(rows.get(index)));
            }
            assertThat(balance(rows.getFirst())).isEqualByComparingTo(current(history));
        }
    }

    @Test
    void a_broken_day_shifts_every_balance_from_there_on() {
        // given
        var history = bank.truth().accounts("john").getFirst();
        var usual = rows(history);
        var before = current(history);
        product.put(
                "/_testbed/faults",
                "[{\"match\":{\"user\":\"john\"},\"fault\":{\"kind\":\"balance_break\",\"days_ago\":20,\"amount\":\"25.00\"}}]");

        // when
        var broken = rows(history);

        // then
        for (var index = 0; index < broken.size(); index++) {
            var day = LocalDate.parse(broken.get(index).getString("timestamp").substring(0, 10));
            var off = balance(broken.get(index)).subtract(balance(usual.get(index)));
            assertThat(off).isEqualByComparingTo(day.isBefore(TODAY.minusDays(20)) ? "0" : "25");
        }
        assertThat(current(history).subtract(before)).isEqualByComparingTo("25");
    }

    @Test
    void an_identifier_can_be_there_once_and_missing_later() {
        // given
        product.put("/_testbed/faults", "[{\"fault\":{\"kind\":\"missing_normalised_id\",\"after\":1}}]");
        var history = bank.truth().accounts("john").getFirst();

        // when
        var first = rows(history);
        var later = rows(history);

        // then
        assertThat(first).allMatch(row -> row.containsKey("normalised_provider_transaction_id"));
        assertThat(later).noneMatch(row -> row.containsKey("normalised_provider_transaction_id"));
        assertThat(later)
                .extracting(row -> row.getString("transaction_id"))
                .isEqualTo(first.stream()
                        .map(row -> row.getString("transaction_id"))
                        .toList());
    }

    @Test
    void only_some_rows_may_lack_their_identifier() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.MissingNormalisedId(3)));

        // when
        var rows = rows(bank.truth().accounts("john").getFirst());

        // then
        assertThat(rows)
                .anyMatch(row -> row.containsKey("normalised_provider_transaction_id"))
                .anyMatch(row -> !row.containsKey("normalised_provider_transaction_id"));
    }

    @Test
    void absurd_rows_come_beside_the_good_ones_and_the_truth_knows_none() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.AbsurdRows()));
        var history = bank.truth().accounts("john").getFirst();

        // when
        var body = product.data(token, path(history)).body();

        // then
        var good = history.between(TODAY.minusDays(60), TODAY);
        assertThat(good).allMatch(row -> body.contains(row.transactionId()));
        assertThat(body).contains("absurd-1", "\"a lot\"", "1e400", "2026-02-31");
        assertThat(product.get("/_testbed/truth/%s/transactions"
                                .formatted(history.account().id()))
                        .body())
                .doesNotContain("ABSURD");
    }

    @Test
    void fields_and_constants_may_be_unknown_and_signs_contradict_their_type() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.UnknownValues()));
        bank.faults().add(FaultRule.everywhere(new Fault.FlippedSigns()));

        // when
        var rows = rows(bank.truth().accounts("john").getFirst());
        var accounts = product.data(token, "/accounts").results();

        // then
        assertThat(rows)
                .allMatch(row -> row.getString("transaction_category").equals("TELEPATHY"))
                .allMatch(row -> row.containsKey("x_introduced_yesterday"))
                .filteredOn(row -> row.getString("transaction_type").equals("DEBIT"))
                .allMatch(row -> row.getDouble("amount") > 0);
        assertThat(accounts.getJsonObject(0).getString("account_type")).isEqualTo("TIME_DEPOSIT_ON_MARS");
    }

    @Test
    void timestamps_can_all_have_one_odd_shape() {
        // given
        product.put("/_testbed/faults", "[{\"fault\":{\"kind\":\"timestamps\",\"shape\":\"offset\"}}]");

        // when
        var rows = rows(bank.truth().accounts("john").getFirst());

        // then
        assertThat(rows).allMatch(row -> row.getString("timestamp").endsWith("T00:30:00+02:00"));
    }

    @Test
    void an_answer_can_claim_another_type_or_be_a_page_for_people() {
        // given
        product.put("/_testbed/faults", """
                [{"fault":{"kind":"content_type","value":"text/plain"}},
                 {"match":{"endpoint":"balance"},"fault":{"kind":"html_page"}}]
                """);
        var history = bank.truth().accounts("john").getFirst();

        // when
        var rows = product.data(token, path(history));
        var page = product.data(
                token, "/accounts/%s/balance".formatted(history.account().id()));

        // then
        assertThat(rows.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(rows.results()).isNotEmpty();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>");
    }

    private static List<JsonObject> rows(AccountHistory history) {
        return product.data(token, path(history)).results().stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String path(AccountHistory history) {
        return "/%s/%s/transactions?from=%s"
                .formatted(history.account().kind().path(), history.account().id(), TODAY.minusDays(60));
    }

    private static BigDecimal amount(JsonObject row) {
        return new BigDecimal(row.getValue("amount").toString());
    }

    private static BigDecimal balance(JsonObject row) {
        return new BigDecimal(
                row.getJsonObject("running_balance").getValue("amount").toString());
    }

    private static BigDecimal current(AccountHistory history) {
        var account = history.account();
        return new BigDecimal(
                product.data(token, "/%s/%s/balance".formatted(account.kind().path(), account.id()))
                        .results()
                        .getJsonObject(0)
                        .getValue("current")
                        .toString());
    }
}
