package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final LocalDate TODAY = TestingClock.FIRST_DAY;

    private final TestingClock clock = new TestingClock();
    private TrueLayerSimulator bank;
    private TestingProduct product;
    private JsonObject token;
    private BankAccount account;

    @BeforeEach
    void connect() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(clock));
        product = new TestingProduct(bank);
        token = product.connect("john4", "doe4");
        account = bank.truth().accounts("john4").getFirst().account();
    }

    @AfterEach
    void stop() {
        product.close();
        bank.close();
    }

    @Test
    void old_rows_come_only_shortly_after_the_customer_signed_in() {
        // given
        product.put(
                "/_testbed/faults",
                "[{\"match\":{\"provider\":\"xs2a-rheinbank\"},\"fault\":{\"kind\":\"sca_window\",\"seconds\":60}}]");

        // when
        var early = transactions(TODAY.minusYears(1));
        clock.advance(Duration.ofSeconds(61));
        var late = transactions(TODAY.minusYears(1));
        var recent = transactions(TODAY.minusDays(90));

        // then
        assertThat(early.results()).isNotEmpty();
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.error()).isEqualTo("sca_exceeded");
        assertThat(recent.results()).isNotEmpty();
    }

    @Test
    void an_identical_request_is_answered_from_cache_stale_and_free() {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.Cache(Duration.ofMinutes(30))));
        bank.faults().add(FaultRule.everywhere(new Fault.Quota(1, "provider_request_limit_exceeded")));
        var first = transactions(TODAY.minusDays(9));
        book();

        // when
        var same = transactions(TODAY.minusDays(9));
        var other = transactions(TODAY.minusDays(8));
        clock.advance(Duration.ofMinutes(29));
        var stillSame = transactions(TODAY.minusDays(9));
        clock.advance(Duration.ofMinutes(1));
        var fresh = attended(TODAY.minusDays(9));

        // then
        assertThat(same.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(429);
        assertThat(stillSame.body()).isEqualTo(first.body());
        assertThat(fresh.results()).hasSize(first.results().size() + 1);
        assertThat(calls())
                .isEqualTo(new JsonObject()
                        .put("account_id", account.id())
                        .put("endpoint", "transactions")
                        .put("count", 5)
                        .put("attended", 1)
                        .put("cached", 2));
    }

    @Test
    void a_provider_can_have_a_quota_of_its_own_that_begins_anew_when_told() {
        // given
        bank.faults().add(FaultRule.onProvider("xs2a-rheinbank", new Fault.Quota(2, "provider_too_many_requests")));

        // when
        var refused = IntStream.range(0, 3)
                .mapToObj(days -> transactions(TODAY.minusDays(days)))
                .toList()
                .getLast();
        var counted = product.get("/_testbed/unattended-limit").json().getJsonArray("unattended_calls");
        product.post("/_testbed/unattended-limit/reset", "");
        var tomorrow = transactions(TODAY);

        // then
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("provider_too_many_requests");
        assertThat(counted.getJsonObject(0).getInteger("calls")).isEqualTo(3);
        assertThat(counted.getJsonObject(0).getInteger("refused")).isEqualTo(1);
        assertThat(tomorrow.status()).isEqualTo(200);
    }

    @Test
    void failures_come_in_bursts() {
        // given
        product.put("/_testbed/faults", "[{\"fault\":{\"kind\":\"burst\",\"status\":503,\"failures\":2,\"every\":4}}]");

        // when
        var statuses = IntStream.range(0, 8)
                .mapToObj(_ -> transactions(TODAY).status())
                .toList();

        // then
        assertThat(statuses).isEqualTo(List.of(503, 503, 200, 200, 503, 503, 200, 200));
    }

    @Test
    void a_single_resource_can_be_missing() {
        // given
        product.put(
                "/_testbed/faults",
                "[{\"match\":{\"endpoint\":\"balance\"},\"fault\":{\"kind\":\"status\",\"status\":501}}]");

        // when
        var balance = product.data(token, "/accounts/%s/balance".formatted(account.id()));

        // then
        assertThat(balance.error()).isEqualTo("endpoint_not_supported");
        assertThat(transactions(TODAY).status()).isEqualTo(200);
    }

    @Test
    void what_went_out_whole_is_remembered_and_what_broke_is_not() {
        // given
        var all = transactions(TODAY.minusDays(30)).results().size();
        bank.faults().add(FaultRule.everywhere(new Fault.Truncated()).times(1));
        try (var other = new TestingProduct(bank)) {
            // when
            other.data(token, "/accounts/%s/transactions?from=%s".formatted(account.id(), TODAY.minusYears(1)));
        }

        // then
        assertThat(product.get("/_testbed/served/%s/transactions".formatted(account.id()))
                        .body()
                        .lines())
                .hasSize(all);
        assertThat(product.get("/_testbed/served?user=john4")
                        .body()
                        .lines()
                        .map(JsonObject::new)
                        .map(call -> call.getString("outcome")))
                .containsExactly("whole", "broken");
        assertThat(bank.served().rows(_ -> true, Endpoint.PENDING)).isEmpty();
    }

    private void book() {
        product.post(
                "/_testbed/accounts/%s/book".formatted(account.id()),
                "{\"description\":\"LATE\",\"amount\":\"-1.00\"}");
    }

    private TestingProduct.Answer transactions(LocalDate from) {
        return product.data(token, "/accounts/%s/transactions?from=%s".formatted(account.id(), from));
    }

    private TestingProduct.Answer attended(LocalDate from) {
        return product.data(
                token, "/accounts/%s/transactions?from=%s".formatted(account.id(), from), "X-PSU-IP", "203.0.113.7");
    }

    private JsonObject calls() {
        return product.get("/_testbed/truth?user=john4").json().getJsonArray("calls").stream()
                .map(JsonObject.class::cast)
                .filter(call -> account.id().equals(call.getString("account_id")))
                .findFirst()
                .orElseThrow();
    }
}
