package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static TrueLayerSimulator bank;
    private static JsonObject token;
    private static AccountHistory current;

    /// One for each test: a connection that one test broke must not fail the next.
    private TestingProduct product;

    @BeforeAll
    static void start() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
        try (var first = new TestingProduct(bank)) {
            token = first.connect("john", "doe");
        }
        current = bank.truth().accounts("john").getFirst();
    }

    @BeforeEach
    void visit() {
        product = new TestingProduct(bank);
    }

    @AfterEach
    void lift() {
        product.close();
        bank.faults().clear();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void an_error_strikes_as_often_as_it_was_told_and_only_its_account() {
        // given
        var answer =
                product.put("/_testbed/faults", """
                [{"match":{"account_id":"%s"},
                  "fault":{"kind":"status","status":429,"error":"provider_too_many_requests","times":2}}]
                """.formatted(current.account().id()));
        var other = bank.truth().accounts("john").get(1);

        // when
        var statuses =
                IntStream.range(0, 3).map(_ -> transactions(current).status()).toArray();

        // then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(statuses).containsExactly(429, 429, 200);
        assertThat(transactions(other).status()).isEqualTo(200);
    }

    @Test
    void a_slow_bank_is_slow_on_the_matching_endpoint_only() {
        // given
        bank.faults().add(FaultRule.onEndpoint(Endpoint.BALANCE, new Fault.Latency(Duration.ofMillis(400))));

        // when
        var slow = time(() -> product.data(token, path("/balance")));
        var fast = time(() -> product.data(token, path("")));

        // then
        assertThat(slow).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(fast).isLessThan(slow);
    }

    @Test
    void lifted_faults_strike_no_more() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.Status(503, "provider_error")));
        var before = transactions(current);

        // when
        var lifted = product.delete("/_testbed/faults");

        // then
        assertThat(before.error()).isEqualTo("provider_error");
        assertThat(lifted.status()).isEqualTo(204);
        assertThat(transactions(current).status()).isEqualTo(200);
    }

    @Test
    void shortened_tokens_expire_also_when_they_were_issued_before() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.TokenExpiry(Duration.ZERO)));

        // when
        var expired = product.data(token, "/accounts");
        bank.faults().clear();
        var alive = product.data(token, "/accounts");

        // then
        assertThat(expired.status()).isEqualTo(401);
        assertThat(alive.status()).isEqualTo(200);
    }

    @Test
    void a_new_token_tells_its_shortened_life() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.TokenExpiry(Duration.ofSeconds(5))));

        // when
        var issued = product.connect("john", "doe");

        // then
        assertThat(issued.getInteger("expires_in")).isEqualTo(5);
    }

    @Test
    void the_token_endpoint_can_fail_without_burning_the_refresh_token() {
        // given
        var connected = product.connect("john", "doe");
        bank.faults()
                .add(FaultRule.onEndpoint(Endpoint.TOKEN, new Fault.Status(503, "temporarily_unavailable"))
                        .times(1));

        // when
        var failed = product.refresh(connected.getString("refresh_token"));
        var again = product.refresh(connected.getString("refresh_token"));

        // then
        assertThat(failed.status()).isEqualTo(503);
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void a_bank_that_ignores_from_serves_its_whole_past() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.IgnoreFrom()));

        // when
        var served = transactions(current).results();

        // then
        assertThat(served).hasSize(current.rows().size());
    }

    @Test
    void late_rows_appear_once_the_fault_is_lifted() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.LateRows(30, 3)));

        // when
        var early = transactions(current).results().size();
        bank.faults().clear();
        var later = transactions(current).results().size();

        // then
        assertThat(early).isLessThan(later).isPositive();
    }

    @Test
    void drifting_rows_keep_their_normalised_identifier() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.TransactionIdDrift()));

        // when
        var first = transactions(current);
        var second = transactions(current);

        // then
        assertThat(values(first, "transaction_id")).doesNotContainAnyElementsOf(values(second, "transaction_id"));
        assertThat(values(first, "normalised_provider_transaction_id"))
                .isEqualTo(values(second, "normalised_provider_transaction_id"));
    }

    @Test
    void rows_can_lose_their_normalised_identifier() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.MissingNormalisedId()));

        // when
        var served = transactions(current);

        // then
        assertThat(served.body()).doesNotContain("normalised_provider_transaction_id");
    }

    @Test
    void answers_can_break_off() {
        // given
        bank.faults()
                .replaceWith(List.of(
                        FaultRule.everywhere(new Fault.Truncated()).times(1),
                        FaultRule.everywhere(new Fault.BrokenJson()).times(2)));

        // when
        var truncated = transactions(current);
        var broken = transactions(current);

        // then
        assertThat(truncated.status()).isZero();
        assertThat(broken.status()).as(broken.body()).isEqualTo(200);
        Assertions.assertThatThrownBy(broken::json).isInstanceOf(DecodeException.class);
    }

    @Test
    void a_connection_can_be_reset() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.Reset()));

        // when
        var answer = transactions(current);

        // then
        assertThat(answer.status()).isZero();
    }

    @Test
    void bytes_can_trickle_and_still_be_the_same() {
        // given
        var usual = product.data(token, path("")).body();
        bank.faults().add(FaultRule.everywhere(new Fault.SlowBytes(2_000)));

        // when
        var trickled = product.data(token, path(""));

        // then
        assertThat(trickled.body()).hasSameSizeAs(usual);
    }

    @Test
    void a_fault_nobody_knows_is_refused_and_the_old_ones_stay() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.Status(503, "provider_error")));

        // when
        var answer = product.put("/_testbed/faults", "[{\"fault\":{\"kind\":\"gremlins\"}}]");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error_description"))
                .contains("[0].fault.kind")
                .contains("gremlins");
        assertThat(transactions(current).status()).isEqualTo(503);
    }

    private TestingProduct.Answer transactions(AccountHistory history) {
        return product.data(
                token, "/accounts/%s/transactions".formatted(history.account().id()));
    }

    private static String path(String below) {
        return "/accounts/" + current.account().id() + below;
    }

    private static List<String> values(TestingProduct.Answer answer, String field) {
        return answer.results().stream()
                .map(row -> ((JsonObject) row).getString(field))
                .toList();
    }

    private static Duration time(Runnable call) {
        var start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
