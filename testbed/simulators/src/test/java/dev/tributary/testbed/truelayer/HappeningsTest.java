package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HappeningsTest {
    private final TestingClock clock = new TestingClock();
    private TrueLayerSimulator bank;
    private TestingProduct product;
    private JsonObject token;
    private String card;

    @BeforeEach
    void connect() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(clock));
        product = new TestingProduct(bank);
        token = product.connect("john", "doe");
        card = bank.truth().accounts("john").getLast().account().id();
    }

    @AfterEach
    void stop() {
        product.close();
        bank.close();
    }

    @Test
    void what_is_pending_settles_into_rows_that_share_no_identifier_with_it() {
        // given
        var pending = pending();
        var booked = booked();

        // when
        var settled = happen("settle", "").getJsonArray("settled");

        // then
        assertThat(pending).isNotEmpty();
        assertThat(settled).hasSameSizeAs(pending);
        assertThat(pending()).isEmpty();
        assertThat(ids(booked()))
                .hasSize(booked.size() + pending.size())
                .containsAll(ids(booked))
                .containsAll(objects(settled).stream()
                        .map(pair -> pair.getJsonObject("booked").getString("transaction_id"))
                        .toList())
                .doesNotContainAnyElementsOf(ids(pending));
        assertThat(account().getInteger("settled")).isEqualTo(pending.size());
    }

    @Test
    void settled_payments_are_not_booked_a_second_time_on_their_day() {
        // given
        happen("settle", "");
        var settled = ids(booked());

        // when
        clock.advance(Duration.ofDays(5));
        token = product.refresh(token.getString("refresh_token")).json();

        // then
        assertThat(ids(booked())).containsAll(settled);
        assertThat(bank.truth().accounts("john").getLast().rows().stream()
                        .map(row -> row.transactionId())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_payment_by_hand_settles_with_another_day_text_and_amount() {
        // given
        var made = objects(happen("pending", """
                        {"made_on":"2026-03-16","description":"PAY AT PUMP","amount":"-1.00",
                         "becomes":{"description":"ESSO 1182 LEEDS","amount":"-54.20"}}
                        """).getJsonArray("pending"));

        // when
        var settled = happen(
                        "settle",
                        "{\"transaction_ids\":[\"%s\"],\"booked_on\":\"2026-03-17\"}"
                                .formatted(made.getFirst().getString("transaction_id")))
                .getJsonArray("settled");

        // then
        assertThat(made).hasSize(1);
        assertThat(settled).hasSize(1);
        var booked = settled.getJsonObject(0).getJsonObject("booked");
        assertThat(booked.getString("booked_on")).isEqualTo("2026-03-17");
        assertThat(booked.getString("amount")).isEqualTo("-54.20");
        assertThat(booked.getString("description")).isEqualTo("ESSO 1182 LEEDS");
        assertThat(booked.getString("normalised_provider_transaction_id")).isNotNull();
        assertThat(ids(booked())).contains(booked.getString("transaction_id"));
        assertThat(pending()).isNotEmpty();
    }

    @Test
    void a_bank_takes_rows_back_and_its_balance_follows() {
        // given
        var before = account();
        var balance = balance();

        // when
        var withdrawn = objects(happen("withdraw", "{\"newest\":2}").getJsonArray("withdrawn"));

        // then
        assertThat(withdrawn).hasSize(2);
        assertThat(ids(booked())).doesNotContainAnyElementsOf(ids(withdrawn));
        assertThat(account().getInteger("rows")).isEqualTo(before.getInteger("rows") - 2);
        assertThat(account().getInteger("withdrawn")).isEqualTo(2);
        assertThat(account().getString("checksum")).isNotEqualTo(before.getString("checksum"));
        assertThat(balance()).isNotEqualTo(balance);
        assertThat(lines("withdrawn")).hasSize(2);
    }

    @Test
    void a_pending_payment_can_vanish() {
        // given
        var pending = pending();

        // when
        var answer = happen(
                "withdraw",
                "{\"transaction_ids\":[\"%s\"]}".formatted(ids(pending).getFirst()));

        // then
        assertThat(answer.getJsonArray("dropped")).hasSize(1);
        assertThat(pending()).hasSize(pending.size() - 1);
        assertThat(account().getInteger("pending")).isEqualTo(pending.size() - 1);
    }

    @Test
    void twins_are_booked_late_among_the_rows_of_their_day() {
        // given
        var coffee = "{\"booked_on\":\"2026-03-02\",\"description\":\"COFFEE\",\"amount\":\"-2.80\"}";

        // when
        var booked = objects(happen("book", "[%s,%s]".formatted(coffee, coffee)).getJsonArray("booked"));

        // then
        assertThat(ids(booked)).hasSize(2).doesNotHaveDuplicates();
        var served = booked();
        assertThat(ids(served)).containsAll(ids(booked));
        assertThat(served.stream().map(row -> row.getString("timestamp").substring(0, 10)))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void happenings_can_be_undone() {
        // given
        var before = account();
        happen("settle", "");
        happen("withdraw", "{\"newest\":1}");

        // when
        product.delete("/_testbed/accounts/%s/happenings".formatted(card));

        // then
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        // when
        var answer = product.post(
                "/_testbed/accounts/%s/book".formatted(card), "{\"description\":\"X\",\"amount\":\"much\"}");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error_description")).contains("body.amount");
        assertThat(product.post("/_testbed/accounts/none/settle", "").status()).isEqualTo(404);
    }

    private JsonObject happen(String what, String body) {
        var answer = product.post("/_testbed/accounts/%s/%s".formatted(card, what), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<JsonObject> booked() {
        return objects(product.data(token, "/cards/%s/transactions?from=2026-01-01".formatted(card))
                .results());
    }

    private List<JsonObject> pending() {
        return objects(product.data(token, "/cards/%s/transactions/pending".formatted(card))
                .results());
    }

    private Object balance() {
        return product.data(token, "/cards/%s/balance".formatted(card))
                .results()
                .getJsonObject(0)
                .getValue("current");
    }

    private JsonObject account() {
        return product.get("/_testbed/truth?user=john")
                .json()
                .getJsonArray("users")
                .getJsonObject(0)
                .getJsonArray("accounts")
                .getJsonObject(4);
    }

    private List<JsonObject> lines(String what) {
        return product.get("/_testbed/truth/%s/%s".formatted(card, what))
                .body()
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    private static List<String> ids(List<JsonObject> rows) {
        return rows.stream().map(row -> row.getString("transaction_id")).toList();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
