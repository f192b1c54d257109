package dev.tributary.bank;

import static io.restassured.RestAssured.given;

import dev.tributary.testbed.truelayer.ScriptedCustomer;
import dev.tributary.testbed.world.TestWorld;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who uses the product, and has an account at a simulated bank.
final class TestingPerson {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String userId;
    private final Map<String, String> browser = new HashMap<>();

    private TestingPerson(String userId) {
        this.userId = userId;
    }

    /// Nobody any other test knows.
    static TestingPerson someone() {
        return new TestingPerson("person-" + NUMBER.incrementAndGet() + "-" + UUID.randomUUID());
    }

    String userId() {
        return userId;
    }

    RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + TestWorld.bearer(userId));
    }

    /// Sets out to connect a bank, from this person's browser.
    URI invitation() {
        return invitation("{}");
    }

    /// Sets out to give a connection a new consent.
    URI invitation(UUID connectionId) {
        return invitation("{\"connection_id\":\"%s\"}".formatted(connectionId));
    }

    private URI invitation(String body) {
        var answer = asks().contentType("application/json")
                .body(body)
                .post("/api/truelayer/connections/authorize")
                .then()
                .statusCode(200)
                .extract();
        browser.putAll(answer.cookies());
        return URI.create(answer.path("authorization_url"));
    }

    /// What this person's browser keeps for us.
    Map<String, String> browser() {
        return browser;
    }

    /// Comes back from the bank.
    ///
    /// @return where the product sends the browser then
    URI returnsWith(URI callback) {
        return URI.create(given().cookies(browser)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(callback.getPath() + "?" + callback.getRawQuery())
                .then()
                .statusCode(302)
                .extract()
                .header("Location"));
    }

    /// Connects a bank, the whole way round.
    UUID connects(String bankUser, String password) {
        return arrives(new ScriptedCustomer(bankUser, password).agree(invitation()));
    }

    /// Gives a connection a new consent, the whole way round.
    UUID renews(UUID connectionId, String bankUser, String password) {
        return arrives(new ScriptedCustomer(bankUser, password).agree(invitation(connectionId)));
    }

    /// Comes back from the bank, and is connected.
    UUID arrives(URI callback) {
        var landing = returnsWith(callback).toString();
        return UUID.fromString(landing.substring(landing.indexOf("connection_id=") + "connection_id=".length()));
    }

    TestingAccount account(String displayName) {
        return accounts().stream()
                .filter(account -> account.displayName().equals(displayName))
                .findFirst()
                .orElseThrow();
    }

    List<TestingAccount> accounts() {
        var items = asks().get("/api/truelayer/accounts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var ids = items.getList("items.account_id", String.class);
        var names = items.getList("items.display_name", String.class);
        var bankIds = items.getList("items.provider_account_id", String.class);
        return java.util.stream.IntStream.range(0, ids.size())
                .mapToObj(i -> new TestingAccount(this, UUID.fromString(ids.get(i)), names.get(i), bankIds.get(i)))
                .toList();
    }

    record TestingAccount(TestingPerson owner, UUID accountId, String displayName, String bankId) {}
}
