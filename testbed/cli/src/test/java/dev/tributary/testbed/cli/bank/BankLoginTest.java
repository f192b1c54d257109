package dev.tributary.testbed.cli.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.TestingGateway.Exchange;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.CookieManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BankLoginTest {

    private static final String FORM = """
            <html><form method="post" action="/login">
            <input type="hidden" name="state" value="s&amp;1">
            <label>User <input name="username"></label>
            <label>Password <input name="password" type="password"></label>
            <button name="decision" value="allow">Allow</button>
            <button name="decision" value="cancel">Cancel</button>
            </form></html>
            """;

    private final TestingGateway product = new TestingGateway();
    private final TestingGateway bank = new TestingGateway();
    private final List<String> sent = new ArrayList<>();

    @AfterEach
    void close() {
        product.close();
        bank.close();
    }

    @Test
    void the_form_is_sent_as_a_person_would_and_the_redirects_lead_home() {
        // given
        bank.on("GET /", exchange -> exchange.html(FORM)).on("POST /login", exchange -> {
            sent.add(exchange.body());
            exchange.redirect(product.url().resolve("/api/truelayer/connections/callback?code=c&state=s"));
        });
        product.on(
                "GET /api/truelayer/connections/callback",
                exchange -> exchange.redirect(product.url().resolve("/?connection_id=abc")));

        // when
        var arrival = new BankLogin(product.url(), new CookieManager())
                .signIn(bank.url().resolve("/?client_id=x"), BankUser.named("john7"));

        // then
        assertThat(arrival).hasToString(product.url() + "/?connection_id=abc");
        assertThat(sent).containsExactly("state=s%261&username=john7&password=doe7&decision=allow");
        assertThat(product.asked()).containsExactly("GET /api/truelayer/connections/callback");
    }

    @Test
    void a_user_the_bank_does_not_know_is_named() {
        // given
        bank.on("GET /", exchange -> exchange.html(FORM))
                .on("POST /login", exchange -> exchange.answer(401, "text/html", FORM));

        // then
        assertThatThrownBy(() -> signIn("jane"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The bank did not accept the user jane. Name another with --bank-user.");
    }

    @Test
    void a_link_the_bank_refuses_is_told() {
        // given
        bank.on("GET /", exchange -> exchange.answer(400, "text/html", "<h1>No</h1>"));

        // then
        assertThatThrownBy(() -> signIn("john"))
                .isInstanceOf(WorkFailed.class)
                .hasMessageStartingWith("Signing in at the bank stopped at")
                .hasMessageEndingWith("which answered 400.");
    }

    @Test
    void pages_that_go_round_in_circles_are_given_up() {
        // given
        bank.on("GET /", (Exchange exchange) -> exchange.redirect(bank.url().resolve("/")));

        // then
        assertThatThrownBy(() -> signIn("john")).hasMessageContaining("went on for ever");
    }

    private void signIn(String user) {
        new BankLogin(product.url(), new CookieManager()).signIn(bank.url().resolve("/"), BankUser.named(user));
    }
}
