package dev.tributary.testbed.truelayer;

import static dev.tributary.testbed.truelayer.TestingProduct.VERIFIER;
import static dev.tributary.testbed.truelayer.TestingProduct.codeIn;
import static dev.tributary.testbed.truelayer.TestingProduct.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {
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
    void the_dialog_sends_the_customer_back_with_a_code_and_the_products_own_state() {
        // given
        var john = new ScriptedCustomer("john", "doe");

        // when
        var callback = john.agree(product.authLink());

        // then
        assertThat(callback.toString()).startsWith(TestingProduct.CALLBACK + "?");
        assertThat(query(callback)).containsEntry("state", "s&t").containsKey("code");
    }

    @Test
    void a_customer_who_cancels_comes_back_with_access_denied() {
        // when
        var callback = new ScriptedCustomer("john", "doe").decline(product.authLink());

        // then
        assertThat(query(callback)).containsEntry("error", "access_denied").containsEntry("state", "s&t");
    }

    @Test
    void a_wrong_password_leaves_the_customer_in_the_dialog() {
        // then
        assertThatThrownBy(() -> new ScriptedCustomer("john", "wrong").agree(product.authLink()))
                .hasMessageContaining("401")
                .hasMessageContaining("no such user and password");
    }

    @Test
    void a_link_of_an_unknown_client_opens_no_form() {
        // given
        var link = URI.create(product.authLink().toString().replace("tributary-local", "somebody-else"));

        // when
        var page = product.send(HttpRequest.newBuilder(link));

        // then
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("client_id is unknown").doesNotContain("<form");
    }

    @Test
    void a_link_for_one_bank_lets_only_its_customers_in() {
        // given
        var link = URI.create(product.authLink() + "&provider_id=ob-cardhouse");

        // when
        var page = product.send(HttpRequest.newBuilder(link));
        var callback = new ScriptedCustomer("john1", "doe1").agree(link);

        // then
        assertThat(page.body()).contains("Cardhouse: john1 / doe1").doesNotContain("Northbank");
        assertThat(query(callback)).containsKey("code");
        assertThatThrownBy(() -> new ScriptedCustomer("john", "doe").agree(link))
                .hasMessageContaining("401");
    }

    @Test
    void a_link_for_a_bank_that_is_not_here_opens_no_form() {
        // when
        var page = product.send(HttpRequest.newBuilder(URI.create(product.authLink() + "&provider_id=ob-nobody")));

        // then
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("none of the banks here");
    }

    @Test
    void what_the_link_carries_cannot_break_out_of_the_page() {
        // given
        var link = URI.create(product.authLink().toString().replace("state=s%26t", "state=%22%3E%3Cscript%3E"));

        // when
        var page = product.send(HttpRequest.newBuilder(link));

        // then
        assertThat(page.body()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void a_code_is_exchanged_once() {
        // given
        var code = codeIn(new ScriptedCustomer("john", "doe").agree(product.authLink()));

        // when
        var first = product.exchange(code, VERIFIER);
        var second = product.exchange(code, VERIFIER);

        // then
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error()).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier() {
        // given
        var code = codeIn(new ScriptedCustomer("john", "doe").agree(product.authLink()));

        // when
        var answer = product.exchange(code, "another-verifier");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_goes_stale_after_five_minutes() {
        // given
        var code = codeIn(new ScriptedCustomer("john", "doe").agree(product.authLink()));

        // when
        clock.advance(Duration.ofMinutes(6));

        // then
        assertThat(product.exchange(code, VERIFIER).error()).isEqualTo("invalid_grant");
    }

    @Test
    void refresh_tokens_rotate_and_an_old_one_is_refused() {
        // given
        var first = product.connect("john", "doe");

        // when
        var second = product.refresh(first.getString("refresh_token"));
        var replay = product.refresh(first.getString("refresh_token"));

        // then
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
        assertThat(replay.error()).isEqualTo("invalid_grant");
        assertThat(product.data(second.json(), "/me").status()).isEqualTo(200);
    }

    @Test
    void the_answer_to_a_refresh_can_be_lost_after_the_old_token_is_used_up() {
        // given
        var token = product.connect("john", "doe").getString("refresh_token");
        bank.faults().add(FaultRule.everywhere(new Fault.Reset()));

        // when
        var lost = product.refresh(token);
        bank.faults().clear();

        // then
        assertThat(lost.status()).isZero();
        assertThat(product.refresh(token).error()).isEqualTo("invalid_grant");
    }

    @Test
    void without_offline_access_there_is_no_refresh_token() {
        // given
        var callback = new ScriptedCustomer("john", "doe").agree(product.authLink("accounts"));

        // when
        var token = product.exchange(codeIn(callback), VERIFIER).json();

        // then
        assertThat(token.containsKey("refresh_token")).isFalse();
        assertThat(product.data(token, "/cards").error()).isEqualTo("access_denied");
    }

    @Test
    void the_access_token_is_a_signed_jwt_whose_subject_is_the_credentials_id() throws Exception {
        // given
        var token = product.connect("john", "doe");

        // when
        var parts = token.getString("access_token").split("\\.");
        var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));

        // then
        var me = product.data(token, "/me").results().getJsonObject(0);
        assertThat(claims.getString("sub")).isEqualTo(me.getString("credentials_id"));
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(3600);
        assertThat(isSignedByTheBank(parts)).isTrue();
    }

    @Test
    void an_access_token_lives_an_hour() {
        // given
        var token = product.connect("john", "doe");

        // when
        clock.advance(Duration.ofMinutes(61));

        // then
        var answer = product.data(token, "/accounts");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_token");
        assertThat(product.refresh(token.getString("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void consent_ends_after_ninety_days() {
        // given
        var token = product.connect("john", "doe");

        // when
        clock.advance(Duration.ofDays(90).minusMinutes(1));
        var lastRefresh = product.refresh(token.getString("refresh_token")).json();
        clock.advance(Duration.ofMinutes(2));

        // then
        assertThat(product.data(lastRefresh, "/accounts").error()).isEqualTo("access_denied");
        assertThat(product.refresh(lastRefresh.getString("refresh_token")).error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_deleted_connection_answers_no_more() {
        // given
        var token = product.connect("john", "doe");

        // when
        var deleted = product.delete("/api/delete", "Authorization", "Bearer " + token.getString("access_token"));

        // then
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(product.data(token, "/accounts").status()).isEqualTo(403);
        assertThat(product.refresh(token.getString("refresh_token")).error()).isEqualTo("invalid_grant");
    }

    @Test
    void a_connection_outlives_a_restart_where_a_file_is_given(@TempDir Path folder) {
        // given
        var options = Options.defaults().credentials(folder.resolve("bank/credentials.json"));
        JsonObject token;
        try (var first = TrueLayerSimulator.start(options);
                var before = new TestingProduct(first)) {
            var connected = before.connect("john", "doe");
            token = before.refresh(connected.getString("refresh_token")).json();
        }

        try (var second = TrueLayerSimulator.start(options);
                var after = new TestingProduct(second)) {
            // when
            var stale = after.data(token, "/accounts");
            var refreshed = after.refresh(token.getString("refresh_token"));

            // then
            assertThat(stale.status()).isEqualTo(401);
            assertThat(after.data(refreshed.json(), "/accounts").status()).isEqualTo(200);
        }
    }

    private boolean isSignedByTheBank(String[] jwt) throws Exception {
        var key = product.get("/.well-known/openid-configuration/jwks")
                .json()
                .getJsonArray("keys")
                .getJsonObject(0);
        var decoder = Base64.getUrlDecoder();
        var modulus = new BigInteger(1, decoder.decode(key.getString("n")));
        var exponent = new BigInteger(1, decoder.decode(key.getString("e")));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoder.decode(jwt[2]));
    }
}
