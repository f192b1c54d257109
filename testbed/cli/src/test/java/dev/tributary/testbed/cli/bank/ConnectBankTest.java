package dev.tributary.testbed.cli.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.TestingGateway.Exchange;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.http.Credentials;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectBankTest {

    private static final UUID CONNECTION = UUID.fromString("0198c000-0000-7000-8000-00000000000c");
    private static final UUID JOB = UUID.fromString("0198c000-0000-7000-8000-000000000001");
    private static final String API = "/api/truelayer/";

    private final TestingGateway product = new TestingGateway();

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void it_waits_until_the_accounts_are_there_and_can_be_planned_and_leaves_no_plan_behind() {
        // given
        arrivingWith("connection_id=" + CONNECTION);
        var asked = new AtomicInteger();
        var planned = new AtomicInteger();
        product.on(
                        "GET " + API + "accounts",
                        exchange -> exchange.json(
                                asked.incrementAndGet() < 3
                                        ? "{\"items\":[]}"
                                        : "{\"items\":[%s]}".formatted(account())))
                .on("POST " + API + "import/plan", exchange -> {
                    if (planned.incrementAndGet() < 3) {
                        exchange.answer(404, "application/problem+json", "{\"code\":\"unknown_account\"}");
                    } else {
                        exchange.json("{\"job_id\":\"%s\",\"accounts\":[]}".formatted(JOB));
                    }
                })
                .on("DELETE " + API + "import/" + JOB, exchange -> exchange.answer(204, "text/plain", ""));

        // when
        var accounts = connect();

        // then
        assertThat(accounts).extracting(Account::displayName).containsExactly("Current");
        assertThat(product.asked()).endsWith("DELETE " + API + "import/" + JOB);
    }

    @Test
    void a_connection_that_did_not_come_about_is_told_with_its_reason() {
        // given
        arrivingWith("connection_error=access_denied");

        // then
        assertThatThrownBy(this::connect)
                .hasMessage("The bank was not connected: access_denied. Run `./tributary connect` to try again.");
    }

    private void arrivingWith(String outcome) {
        product.on("POST " + API + "connections/authorize", exchange -> {
                    exchange.request()
                            .response()
                            .putHeader("Set-Cookie", "mark=secret; Path=/; HttpOnly; SameSite=Lax");
                    exchange.json("{\"authorization_url\":\"%s%sconnections/callback\"}".formatted(product.url(), API));
                })
                .on(
                        "GET " + API + "connections/callback",
                        exchange -> exchange.redirect(product.url()
                                .resolve(
                                        isSameBrowser(exchange)
                                                ? "/?" + outcome
                                                : "/?connection_error=other_browser")));
    }

    private static boolean isSameBrowser(Exchange exchange) {
        var mark = exchange.request().getCookie("mark");
        return mark != null && mark.getValue().equals("secret");
    }

    private List<Account> connect() {
        return new ConnectBank(new GatewayApi(product.url(), Credentials.NONE)).connect(BankUser.named("john"));
    }

    private static String account() {
        return """
                {"account_id":"%s","connection_id":"%s","kind":"account","display_name":"Current","currency":"GBP",
                 "provider_account_id":"a","availability":"available","stored_transactions":0}
                """.formatted(JOB, CONNECTION);
    }
}
