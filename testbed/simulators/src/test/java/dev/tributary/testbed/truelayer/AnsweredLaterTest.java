package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Fault.WebhookTrouble;
import dev.tributary.testbed.truelayer.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweredLaterTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private TrueLayerSimulator bank;
    private TestingProduct product;
    private HttpServer listener;
    private JsonObject token;
    private BankAccount account;

    @BeforeEach
    void connect() throws IOException {
        bank = TrueLayerSimulator.start(Options.defaults().clock(new TestingClock()));
        product = new TestingProduct(bank);
        token = product.connect("john", "doe");
        account = bank.truth().accounts("john").getFirst().account();
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
        product.close();
        bank.close();
    }

    @Test
    void an_answer_asked_for_later_is_queued_then_running_then_there() throws InterruptedException {
        // given
        var usual = product.data(token, path("")).results();

        // when
        var ticket = product.data(token, path("?async=true&webhook_uri=" + webhook()));
        var early = poll(ticket);
        var webhook = told.poll(10, TimeUnit.SECONDS);
        var ready = poll(ticket);

        // then
        assertThat(ticket.status()).isEqualTo(202);
        assertThat(ticket.json().getString("status")).isEqualTo("Queued");
        assertThat(early.json().getString("status")).isIn("Queued", "Running");
        assertThat(new JsonObject(String.valueOf(webhook)).getString("task_id"))
                .isEqualTo(ticket.json().getString("task_id"));
        assertThat(webhook).doesNotContain("amount");
        assertThat(ready.json().getString("status")).isEqualTo("Succeeded");
        assertThat(ready.results()).isEqualTo(usual);
    }

    @Test
    void a_slow_bank_times_out_unless_it_is_asked_for_later() throws InterruptedException {
        // given
        product.put("/_testbed/faults", """
                [{"match":{"provider":"ob-northbank","endpoint":"transactions"},
                  "fault":{"kind":"slow","millis":300,"patience_millis":100}}]
                """);

        // when
        var now = product.data(token, path(""));
        var ticket = product.data(token, path("?async=true&webhook_uri=" + webhook()));
        told.poll(10, TimeUnit.SECONDS);

        // then
        assertThat(now.status()).isEqualTo(504);
        assertThat(now.error()).isEqualTo("provider_timeout");
        assertThat(poll(ticket).results()).isNotEmpty();
        assertThat(product.data(token, "/accounts").status()).isEqualTo(200);
    }

    @Test
    void an_answer_may_fail_and_its_webhook_name_another() throws InterruptedException {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.AsyncFailure("provider_error")));
        bank.faults().add(FaultRule.everywhere(new Fault.Webhook(WebhookTrouble.FOREIGN)));

        // when
        var ticket = product.data(token, path("?async=true&webhook_uri=" + webhook()));
        var webhook = told.poll(10, TimeUnit.SECONDS);
        var failed = poll(ticket).json();

        // then
        assertThat(webhook).doesNotContain(ticket.json().getString("task_id"));
        assertThat(failed.getString("status")).isEqualTo("Failed");
        assertThat(failed.getString("error")).isEqualTo("provider_error");
    }

    @Test
    void nobody_else_can_collect_an_answer() {
        // given
        var ticket = product.data(token, path("?async=true"));
        var stranger = product.connect("john5", "doe5");

        // when
        var answer = poll(ticket, stranger);

        // then
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_webhook_may_come_before_the_answer() throws InterruptedException {
        // given
        bank.faults().add(FaultRule.everywhere(new Fault.Webhook(WebhookTrouble.EARLY)));
        bank.faults().add(FaultRule.everywhere(new Fault.Slow(Duration.ofMinutes(1), Duration.ofMinutes(2))));

        // when
        var ticket = product.data(token, path("?async=true&webhook_uri=" + webhook()));
        var webhook = told.poll(10, TimeUnit.SECONDS);
        var status = product.data(token, results(ticket));

        // then
        assertThat(webhook).isNotNull();
        assertThat(status.json().getString("status")).isIn("Queued", "Running");
    }

    private TestingProduct.Answer poll(TestingProduct.Answer ticket) {
        return poll(ticket, token);
    }

    private TestingProduct.Answer poll(TestingProduct.Answer ticket, JsonObject as) {
        return product.data(as, results(ticket));
    }

    private static String results(TestingProduct.Answer ticket) {
        return URI.create(ticket.json().getString("results_uri")).getPath().substring("/data/v1".length());
    }

    private String path(String query) {
        return "/accounts/%s/transactions%s".formatted(account.id(), query);
    }

    private String webhook() {
        return URLEncoder.encode(
                "http://localhost:%d/hook".formatted(listener.getAddress().getPort()), StandardCharsets.UTF_8);
    }
}
