package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Fault.ActionNeeded;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenewalTest {
    private final TestingClock clock = new TestingClock();
    private TrueLayerSimulator bank;
    private TestingProduct product;

    @BeforeEach
    void start() {
        bank = TrueLayerSimulator.start(Options.defaults().clock(clock));
        product = new TestingProduct(bank);
    }

    @AfterEach
    void stop() {
        product.close();
        bank.close();
    }

    @Test
    void a_british_consent_that_was_reconfirmed_is_extended_at_once() {
        // given
        var token = product.connect("john", "doe");
        var before = expiry(token);
        clock.advance(Duration.ofMinutes(30));

        // when
        var answer = extend(token, true);

        // then
        assertThat(answer.json().getString("action_needed")).isEqualTo("no_action_needed");
        assertThat(expiry(answer.json())).isEqualTo(before.plus(Duration.ofMinutes(30)));
        assertThat(product.refresh(token.getString("refresh_token")).error()).isEqualTo("invalid_grant");
        assertThat(product.refresh(answer.json().getString("refresh_token")).status())
                .isEqualTo(200);
    }

    @Test
    void a_customer_who_has_not_reconfirmed_is_asked_to() {
        // given
        var token = product.connect("john", "doe");

        // when
        var answer = extend(token, false).json();

        // then
        assertThat(answer.getString("action_needed")).isEqualTo("reconfirmation_of_consent_needed");
        assertThat(answer.getString("user_input_link")).startsWith(bank.authUrl());
    }

    @Test
    void a_german_customer_signs_in_again_and_the_connection_stays_the_same() {
        // given
        var token = product.connect("john4", "doe4");
        var before = me(token);
        clock.advance(Duration.ofMinutes(30));
        var link = extend(token, true).json();

        // when
        var callback = new ScriptedCustomer("john4", "doe4").agree(URI.create(link.getString("user_input_link")));
        var renewed = product.exchange(TestingProduct.codeIn(callback), TestingProduct.VERIFIER)
                .json();

        // then
        assertThat(link.getString("action_needed")).isEqualTo("authentication_needed");
        assertThat(TestingProduct.query(callback)).containsEntry("state", "s-7");
        assertThat(me(renewed).getString("credentials_id")).isEqualTo(before.getString("credentials_id"));
        assertThat(expiry(renewed)).isEqualTo(expiryOf(before).plus(Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_can_be_asked_for(ActionNeeded needed) {
        // given
        var token = product.connect("john", "doe");
        bank.faults().add(FaultRule.onUser("john", new Fault.ExtendAnswer(needed)));

        // when
        var answer = extend(token, true).json();

        // then
        assertThat(answer.getString("action_needed")).isEqualTo(needed.wireName());
        assertThat(answer.containsKey("access_token")).isEqualTo(needed == ActionNeeded.NO_ACTION_NEEDED);
        assertThat(answer.containsKey("user_input_link")).isNotEqualTo(needed == ActionNeeded.NO_ACTION_NEEDED);
    }

    @Test
    void an_extension_that_says_too_little_or_is_nobodys_is_a_problem() {
        // given
        var token = product.connect("john", "doe");

        // when
        var empty = product.post("/data/v1/connections/extend", "{}");
        var unknown = extend(token.copy().put("refresh_token", "nobody's"), true);

        // then
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.json().getJsonObject("errors").fieldNames())
                .contains("client_id", "user", "user_has_reconfirmed_consent");
        assertThat(unknown.status()).isEqualTo(422);
    }

    @Test
    void the_consent_clock_can_be_moved() {
        // given
        var token = product.connect("john", "doe");

        // when
        var moved = product.put("/_testbed/consents", "{\"user\":\"john\",\"expires_in_seconds\":60}");
        var shown = expiry(token);
        clock.advance(Duration.ofSeconds(61));

        // then
        assertThat(moved.status()).isEqualTo(200);
        assertThat(shown).isEqualTo(clock.instant().minusSeconds(1));
        assertThat(product.data(token, "/accounts").error()).isEqualTo("access_denied");
        assertThat(product.refresh(token.getString("refresh_token")).error()).isEqualTo("invalid_grant");
    }

    @Test
    void accounts_can_have_other_identifiers_after_authorising_again() {
        // given
        var token = product.connect("john", "doe");
        var accounts = accounts(token);
        bank.faults().add(FaultRule.onUser("john", new Fault.NewAccountIds()));

        // when
        var renewed = product.connect("john", "doe");
        var others = accounts(renewed);

        // then
        assertThat(others)
                .extracting(account -> account.getString("account_id"))
                .doesNotContainAnyElementsOf(accounts.stream()
                        .map(account -> account.getString("account_id"))
                        .toList());
        assertThat(others)
                .extracting(account -> account.getJsonObject("account_number"))
                .isEqualTo(accounts.stream()
                        .map(account -> account.getJsonObject("account_number"))
                        .toList());
        var first = accounts.getFirst().getString("account_id");
        var second = others.getFirst().getString("account_id");
        assertThat(product.data(renewed, "/accounts/%s/transactions".formatted(first))
                        .error())
                .isEqualTo("account_not_found");
        assertThat(product.data(renewed, "/accounts/%s/transactions".formatted(second))
                        .results())
                .isNotEmpty();
        assertThat(product.get("/_testbed/truth?user=john").body())
                .contains(first)
                .contains(second);
    }

    private TestingProduct.Answer extend(JsonObject token, boolean reconfirmed) {
        var request = new JsonObject()
                .put("user_has_reconfirmed_consent", reconfirmed)
                .put("client_id", "tributary-local")
                .put("client_secret", "local-secret")
                .put("user", new JsonObject().put("id", "somebody"))
                .put("refresh_token", token.getString("refresh_token"))
                .put("redirect_uri", TestingProduct.CALLBACK)
                .put("state", "s-7");
        return product.post("/data/v1/connections/extend", request.encode());
    }

    private JsonObject me(JsonObject token) {
        return product.data(token, "/me").results().getJsonObject(0);
    }

    private Instant expiry(JsonObject token) {
        return expiryOf(me(token));
    }

    private static Instant expiryOf(JsonObject me) {
        return Instant.parse(me.getString("consent_expires_at"));
    }

    private List<JsonObject> accounts(JsonObject token) {
        return product.data(token, "/accounts").results().stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
