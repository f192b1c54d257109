package dev.tributary.testbed.cli.demo;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.TestingGateway.Exchange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.progress.Jobs;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The product and its bank, as small as the demonstration can do with: five accounts of three rows.
final class TestingProduct implements AutoCloseable {

    private static final UUID CONNECTION = UUID.fromString("0198c000-0000-7000-8000-00000000000c");
    private static final List<String> NAMES = List.of("current", "joint", "saver", "euro", "card");
    private static final int ROWS = 3;

    private final TestingGateway server = new TestingGateway();
    private JobStatus end = JobStatus.COMPLETED;
    private boolean losesRows;
    private int imports;

    TestingProduct() {
        bank();
        product();
    }

    TestingProduct endingAs(JobStatus status) {
        end = status;
        return this;
    }

    TestingProduct losingARow() {
        losesRows = true;
        return this;
    }

    GatewayApi api() {
        return new GatewayApi(server.url(), Credentials.of("t0ken"));
    }

    BankTruth truth() {
        return new BankTruth(server.url());
    }

    @Override
    public void close() {
        server.close();
    }

    private void bank() {
        server.on("GET /bank", exchange -> exchange.html("""
                <form method="post" action="/bank/login"><input name="username">
                <input type="password" name="password"><button>Allow</button></form>"""));
        server.on(
                "POST /bank/login",
                exchange ->
                        exchange.redirect(server.url().resolve("/api/truelayer/connections/callback?code=c&state=s")));
        for (var name : NAMES) {
            server.on(
                    "GET /_testbed/truth/" + name + "/transactions",
                    exchange -> exchange.json(rows(ROWS, TestingProduct::served)));
        }
    }

    private void product() {
        api("POST", "connections/authorize", exchange -> exchange.json("""
                {"authorization_url":"%s/bank","expires_at":"2026-03-01T12:00:00Z"}""".formatted(server.url())));
        api(
                "GET",
                "connections/callback",
                exchange -> exchange.redirect(server.url().resolve("/?connection_id=" + CONNECTION)));
        api(
                "GET",
                "accounts",
                exchange -> exchange.json("{\"items\":[%s]}"
                        .formatted(NAMES.stream().map(TestingProduct::account).collect(Collectors.joining(",")))));
        api("POST", "import/plan", exchange -> exchange.answer(201, "application/json", plan()));
        api("POST", "import/start", exchange -> {
            imports++;
            exchange.answer(202, "application/json", Json.write(Jobs.job(1, JobStatus.RUNNING)));
        });
        api("GET", "import/status/" + Jobs.JOB, exchange -> exchange.json(status()));
        api("DELETE", "import/" + Jobs.JOB, exchange -> exchange.answer(204, "text/plain", ""));
        api("GET", "transactions/export", this::export);
    }

    private void api(String method, String path, java.util.function.Consumer<Exchange> answer) {
        server.on(method + " /api/truelayer/" + path, answer);
    }

    private void export(Exchange exchange) {
        var losing =
                losesRows && idOf("saver").toString().equals(exchange.request().getParam("account_id"));
        exchange.json(rows(losing ? ROWS - 1 : ROWS, TestingProduct::stored));
    }

    private String status() {
        var rows = (long) NAMES.size() * ROWS;
        var counts = imports == 1 ? new Counts(rows, rows, 0, 0, 0, 0) : new Counts(rows, 0, rows, 0, 0, 0);
        return Json.write(Jobs.job(1 + imports, end, Jobs.account("all", SyncStatus.COMPLETED, counts)));
    }

    private static String plan() {
        return """
                {"job_id":"%s","status":"planned","estimated_accounts":5,
                 "estimated_transactions":{"low":10,"likely":15,"high":20},"estimated_duration_seconds":2,
                 "estimated_api_calls":5,"estimated_cost":{"api":%3$s,"enrichment":%3$s,"total":%3$s},
                 "date_range":{"from_date":"2025-03-01","to_date":"2026-03-01"},
                 "accounts":[{"account_id":"%2$s","display_name":"current",
                              "warnings":[{"code":"old","message":"Rows before 2025 are gone."}]}]}
                """.formatted(Jobs.JOB, CONNECTION, "{\"amount\":\"0.10\",\"currency\":\"GBP\"}");
    }

    private static String account(String name) {
        return """
                {"account_id":"%s","connection_id":"%s","kind":"%s","display_name":"%s","currency":"GBP",
                 "provider":{"provider_id":"north","display_name":"Northbank","logo_uri":null},
                 "provider_account_id":"%s","availability":"available","stored_transactions":0}
                """.formatted(idOf(name), CONNECTION, name.equals("card") ? "card" : "account", name, name);
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int count, java.util.function.IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private static String served(int number) {
        return """
                {"booked_on":"2026-01-0%d","amount":"-1.50","currency":"GBP","description":"SHOP","transaction_id":"x",\
                "normalised_provider_transaction_id":"n%d"}""".formatted(number + 1, number);
    }

    private static String stored(int number) {
        return """
                {"transaction_id":"%s","booked_on":"2026-01-0%d","amount":{"amount":"-1.5000","currency":"GBP"},\
                "description":"SHOP","category":%s,"normalised_provider_transaction_id":"n%d"}""".formatted(CONNECTION, number + 1, number == 0 ? "null" : "\"groceries\"", number);
    }
}
