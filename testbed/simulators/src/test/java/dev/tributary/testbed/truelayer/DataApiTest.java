package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataApiTest {
    private static final TestingClock CLOCK = new TestingClock();
    private static final LocalDate TODAY = TestingClock.FIRST_DAY;
    private static TrueLayerSimulator bank;
    private static TestingProduct product;

    @BeforeAll
    static void start() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(CLOCK));
        product = new TestingProduct(bank);
    }

    @AfterAll
    static void stop() {
        product.close();
        bank.close();
    }

    @Test
    void john_has_four_accounts_and_a_card_at_one_bank() {
        // given
        var token = product.connect("john", "doe");

        // when
        var accounts = objects(product.data(token, "/accounts").results());
        var cards = objects(product.data(token, "/cards").results());

        // then
        assertThat(accounts)
                .hasSize(4)
                .extracting(account -> account.getString("currency"))
                .containsOnlyOnce("EUR");
        assertThat(cards).hasSize(1);
        assertThat(accounts)
                .extracting(account -> account.getJsonObject("provider").getString("provider_id"))
                .containsOnly("ob-northbank");
    }

    @Test
    void every_account_serves_what_the_truth_holds() {
        // given
        var token = product.connect("john", "doe");

        for (var history : bank.truth().accounts("john")) {
            // when
            var served = objects(rows(token, history, TODAY.minusYears(4), TODAY));

            // then
            assertThat(served)
                    .extracting(row -> row.getString("transaction_id"))
                    .doesNotHaveDuplicates()
                    .containsExactlyElementsOf(history.rows().stream()
                            .map(row -> row.transactionId())
                            .toList());
            assertThat(served.stream().map(DataApiTest::signed).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum(history));
        }
    }

    @Test
    void card_debits_are_positive_and_account_debits_negative() {
        // given
        var token = product.connect("john", "doe");

        for (var history : bank.truth().accounts("john")) {
            // when
            var debits = objects(rows(token, history, TODAY.minusDays(60), TODAY)).stream()
                    .filter(row -> "DEBIT".equals(row.getString("transaction_type")))
                    .map(row -> row.getDouble("amount"))
                    .toList();

            // then
            assertThat(debits).allMatch(amount -> history.account().isCard() ? amount > 0 : amount < 0);
        }
    }

    @Test
    void a_window_includes_both_its_days() {
        // given
        var token = product.connect("john", "doe");
        var history = bank.truth().accounts("john").getFirst();
        var day = history.rows().get(40).booking().bookedOn();

        // when
        var served = rows(token, history, day, day);

        // then
        assertThat(served).hasSize(history.between(day, day).size()).isNotEmpty();
        assertThat(objects(served)).allMatch(row -> row.getString("timestamp").startsWith(day.toString()));
    }

    @Test
    void an_account_without_identifiers_still_has_twins() {
        // given
        var token = product.connect("john", "doe");
        var euro = bank.truth().accounts("john").get(3);

        // when
        var served = objects(rows(token, euro, TODAY.minusYears(1), TODAY));

        // then
        assertThat(served).noneMatch(row -> row.containsKey("normalised_provider_transaction_id"));
        var looks = served.stream()
                .map(row -> row.getString("timestamp").substring(0, 10)
                        + row.getString("description")
                        + row.getDouble("amount"))
                .toList();
        assertThat(looks.stream().distinct().count()).isLessThan(looks.size());
    }

    @Test
    void timestamps_come_in_several_shapes() {
        // given
        var token = product.connect("john", "doe");
        var history = bank.truth().accounts("john").getFirst();

        // when
        var shapes = objects(rows(token, history, TODAY.minusYears(1), TODAY)).stream()
                .map(row -> row.getString("timestamp")
                        .replaceAll("T00:00:00", "Tmidnight")
                        .replaceAll("\\d", "9"))
                .distinct()
                .toList();

        // then
        assertThat(shapes)
                .containsExactlyInAnyOrder(
                        "9999-99-99Tmidnight",
                        "9999-99-99TmidnightZ",
                        "9999-99-99Tmidnight+99:99",
                        "9999-99-99T99:99:99Z",
                        "9999-99-99T99:99:99.999Z");
    }

    @Test
    void pending_payments_share_no_identifier_with_what_they_become() {
        // given
        var clock = new TestingClock();
        try (var young = TrueLayerSimulator.start(Options.defaults().clock(clock));
                var visitor = new TestingProduct(young)) {
            var token = visitor.connect("john", "doe");
            var card = young.truth().accounts("john").getLast().account().id();

            // when
            var pending = objects(visitor.data(token, "/cards/%s/transactions/pending".formatted(card))
                    .results());
            clock.advance(Duration.ofDays(3));
            var later = visitor.refresh(token.getString("refresh_token")).json();
            var booked = objects(visitor.data(later, "/cards/%s/transactions".formatted(card))
                    .results());

            // then
            assertThat(pending).isNotEmpty();
            assertThat(pending).noneMatch(row -> row.containsKey("normalised_provider_transaction_id"));
            assertThat(booked)
                    .extracting(row -> row.getString("transaction_id"))
                    .doesNotContainAnyElementsOf(pending.stream()
                            .map(row -> row.getString("transaction_id"))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-03-10&to=2026-03-01, 400, invalid_date_range",
        "from=2026-04-01&to=2026-04-02, 400, invalid_date_range",
        "from=yesterday, 400, validation_error",
        "from=2026-02-30&to=2026-03-01, 400, validation_error"
    })
    void a_window_that_makes_no_sense_is_refused(String query, int status, String error) {
        // given
        var token = product.connect("john", "doe");
        var account = bank.truth().accounts("john").getFirst().account().id();

        // when
        var answer = product.data(token, "/accounts/%s/transactions?%s".formatted(account, query));

        // then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"john1, doe1, /accounts, /cards", "john2, doe2, /cards, /accounts", "john4, doe4, /cards, /accounts"})
    void a_bank_may_not_offer_a_resource(String user, String password, String refused, String offered) {
        // given
        var token = product.connect(user, password);

        // when
        var answer = product.data(token, refused);

        // then
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.error()).isEqualTo("endpoint_not_supported");
        assertThat(product.data(token, offered).results()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "error.provider_error, 503, provider_error",
        "error.internal_error, 500, internal_server_error",
        "error.user_input_required, 403, user_input_required",
        "error.account_temporarily_locked, 403, account_temporarily_locked"
    })
    void some_users_always_fail(String user, int status, String error) {
        // given
        var token = product.connect(user, "error");

        // when
        var answer = product.data(token, "/accounts");

        // then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }

    @Test
    void nobody_sees_another_customers_account() {
        // given
        var token = product.connect("john5", "doe5");
        var account = bank.truth().accounts("john").getFirst().account().id();

        // when
        var answer = product.data(token, "/accounts/" + account);

        // then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("account_not_found");
    }

    @Test
    void a_card_is_not_found_among_the_accounts() {
        // given
        var token = product.connect("john", "doe");
        var card = bank.truth().accounts("john").getLast().account().id();

        // when
        var answer = product.data(token, "/accounts/%s/transactions".formatted(card));

        // then
        assertThat(answer.error()).isEqualTo("account_not_found");
    }

    @Test
    void the_fifth_unattended_call_of_a_day_is_refused_unless_the_customer_is_there() {
        // given
        product.put("/_testbed/unattended-limit", "");
        var token = product.connect("john", "doe");
        var path = "/accounts/%s/balance"
                .formatted(bank.truth().accounts("john").getFirst().account().id());

        // when
        var statuses = IntStream.range(0, 5)
                .map(_ -> product.data(token, path).status())
                .boxed()
                .toList();
        var attended = product.data(token, path, "X-PSU-IP", "203.0.113.7");
        product.delete("/_testbed/unattended-limit");

        // then
        assertThat(statuses).isEqualTo(List.of(200, 200, 200, 200, 429));
        assertThat(attended.status()).isEqualTo(200);
    }

    @Test
    void every_answer_has_a_correlation_id() {
        // when
        var answer = product.data(new JsonObject().put("access_token", "unknown"), "/me");

        // then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("X-TL-Correlation-Id")).isPresent();
    }

    @Test
    void the_meter_counts_failed_calls_too() {
        // given
        var token = product.connect("john3", "doe3");
        var card = bank.truth().accounts("john3").getLast().account().id();
        var before = bank.calls().total();

        // when
        product.data(token, "/cards/%s/transactions?from=nonsense".formatted(card));
        product.data(token, "/cards/%s/transactions".formatted(card));

        // then
        assertThat(bank.calls().count(card, Endpoint.TRANSACTIONS)).isEqualTo(2);
        assertThat(bank.calls().total() - before).isEqualTo(2);
    }

    private static JsonArray rows(JsonObject token, AccountHistory history, LocalDate from, LocalDate to) {
        var account = history.account();
        return product.data(
                        token,
                        "/%s/%s/transactions?from=%s&to=%s"
                                .formatted(account.kind().path(), account.id(), from, to))
                .results();
    }

    private static BigDecimal signed(JsonObject row) {
        var magnitude = new BigDecimal(row.getValue("amount").toString()).abs();
        return "DEBIT".equals(row.getString("transaction_type")) ? magnitude.negate() : magnitude;
    }

    private static BigDecimal sum(AccountHistory history) {
        return history.rows().stream().map(row -> row.booking().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
