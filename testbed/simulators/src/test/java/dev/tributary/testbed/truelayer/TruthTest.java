package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static TrueLayerSimulator bank;
    private static TestingProduct product;

    @BeforeAll
    static void start() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
        product = new TestingProduct(bank);
    }

    @AfterAll
    static void stop() {
        product.close();
        bank.close();
    }

    @Test
    void the_rows_of_an_account_add_up_to_its_summary() {
        // given
        var account = summary("john").getJsonArray("accounts").getJsonObject(4);

        // when
        var lines = product.get("/_testbed/truth/%s/transactions".formatted(account.getString("account_id")))
                .body()
                .lines()
                .map(JsonObject::new)
                .toList();

        // then
        assertThat(lines).hasSize(account.getInteger("rows"));
        assertThat(lines.stream()
                        .map(line -> new BigDecimal(line.getString("amount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(account.getString("sum"));
        assertThat(lines.getFirst().getString("booked_on")).isEqualTo(account.getString("last_on"));
        assertThat(account.getString("kind")).isEqualTo("card");
    }

    @Test
    void whoever_holds_the_same_rows_gets_the_same_checksum() throws NoSuchAlgorithmException {
        // given
        var account = summary("john").getJsonArray("accounts").getJsonObject(3);
        var lines = product.get("/_testbed/truth/%s/transactions".formatted(account.getString("account_id")))
                .body()
                .lines()
                .map(JsonObject::new)
                .map(line -> "%s|%s|%s\n"
                        .formatted(
                                line.getString("booked_on"), line.getString("amount"), line.getString("description")))
                .sorted()
                .collect(Collectors.joining());

        // when
        var checksum = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(account.getString("checksum")).isEqualTo(HexFormat.of().formatHex(checksum));
    }

    @Test
    void a_window_of_the_truth_includes_both_its_days() {
        // given
        var account = bank.truth().accounts("john").getFirst();
        var day = account.rows().get(10).booking().bookedOn();

        // when
        var lines = product.get("/_testbed/truth/%s/transactions?from=%s&to=%s"
                        .formatted(account.account().id(), day, day))
                .body()
                .lines();

        // then
        assertThat(lines).hasSize(account.between(day, day).size());
    }

    @Test
    void without_a_user_the_connected_customers_are_shown() {
        // given
        product.connect("john7", "doe7");

        // when
        var users = product.get("/_testbed/truth").json().getJsonArray("users");

        // then
        assertThat(users.stream().map(user -> ((JsonObject) user).getString("user")))
                .contains("john7");
    }

    @Test
    void calls_are_told_by_account_and_endpoint() {
        // given
        var token = product.connect("john8", "doe8");
        var account = bank.truth().accounts("john8").getFirst().account().id();
        product.data(token, "/accounts/%s/transactions?from=2026-01-01".formatted(account));

        // when
        var truth = product.get("/_testbed/truth").json();

        // then
        assertThat(truth.getJsonArray("calls"))
                .contains(new JsonObject()
                        .put("account_id", account)
                        .put("endpoint", "transactions")
                        .put("count", 1)
                        .put("attended", 0)
                        .put("cached", 0));
        assertThat(truth.getJsonObject("token_calls").getInteger("authorization_code"))
                .isPositive();
    }

    @Test
    void an_unknown_account_has_no_truth() {
        // then
        assertThat(product.get("/_testbed/truth/none/transactions").status()).isEqualTo(404);
    }

    private static JsonObject summary(String user) {
        return product.get("/_testbed/truth?user=" + user)
                .json()
                .getJsonArray("users")
                .getJsonObject(0);
    }
}
