package dev.tributary.testbed.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the simulator answers has the shapes written down in `truelayer/schemas`.
class ShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static TrueLayerSimulator bank;
    private static TestingProduct product;

    @BeforeAll
    static void start() {
        bank = TrueLayerSimulator.start(Options.defaults());
        product = new TestingProduct(bank);
    }

    @AfterAll
    static void stop() {
        product.close();
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "card",
                "account-balance",
                "card-balance",
                "transaction",
                "standing-order",
                "direct-debit",
                "me",
                "info",
                "error",
                "token",
                "provider"
            })
    void the_sample_has_its_shape(String shape) throws IOException {
        // given
        var sample = JSON.readTree(resource("samples/" + shape));

        // then
        assertFits(shape, sample);
    }

    @ParameterizedTest
    @CsvSource({
        "john, doe, /me, me",
        "john, doe, /info, info",
        "john, doe, /accounts, account",
        "john, doe, /cards, card",
        "john1, doe1, /cards, card",
        "john2, doe2, /accounts, account",
        "john3, doe3, /accounts, account",
        "john4, doe4, /accounts, account",
        "john5, doe5, /accounts, account"
    })
    void lists_have_their_shape(String user, String password, String path, String shape) throws IOException {
        // given
        var token = product.connect(user, password);

        // when
        var answer = product.data(token, path);

        // then
        assertResultsFit(shape, answer, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', account, card, 1",
        "/balance, account-balance, card-balance, 1",
        "/transactions?from=2020-01-01, transaction, transaction, 50",
        "/transactions/pending, transaction, transaction, 0"
    })
    void everything_below_an_account_or_card_has_its_shape(
            String path, String accountShape, String cardShape, int atLeast) throws IOException {
        // given
        var token = product.connect("john", "doe");

        for (var history : bank.truth().accounts("john")) {
            var account = history.account();

            // when
            var answer = product.data(token, "/%s/%s%s".formatted(account.kind().path(), account.id(), path));

            // then
            assertResultsFit(account.isCard() ? cardShape : accountShape, answer, atLeast);
        }
    }

    @ParameterizedTest
    @CsvSource({"standing_orders, standing-order, 2", "direct_debits, direct-debit, 5"})
    void mandates_have_their_shape(String path, String shape, int atLeast) throws IOException {
        // given
        var token = product.connect("john", "doe");
        var current = bank.truth().accounts("john").getFirst().account().id();

        // when
        var answer = product.data(token, "/accounts/%s/%s".formatted(current, path));

        // then
        assertResultsFit(shape, answer, atLeast);
    }

    @Test
    void tokens_banks_and_errors_have_their_shape() throws IOException {
        // given
        var token = product.connect("john", "doe");

        // when
        var providers = JSON.readTree(product.get("/api/providers").body());
        var error = product.data(new JsonObject().put("access_token", "none"), "/me");
        var refused = product.refresh("none");

        // then
        assertFits("token", JSON.readTree(token.encode()));
        assertThat(providers).hasSizeGreaterThan(3);
        for (var provider : providers) {
            assertFits("provider", provider);
        }
        assertFits("error", JSON.readTree(error.body()));
        assertFits("error", JSON.readTree(refused.body()));
    }

    private static void assertResultsFit(String shape, TestingProduct.Answer answer, int atLeast) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        var results = JSON.readTree(answer.body()).get("results");
        assertThat(results.size()).isGreaterThanOrEqualTo(atLeast);
        var schema = schema(shape);
        for (var result : results) {
            assertThat(schema.validate(result)).as(result.toString()).isEmpty();
        }
    }

    private static void assertFits(String shape, JsonNode document) throws IOException {
        assertThat(schema(shape).validate(document)).as(document.toString()).isEmpty();
    }

    private static JsonSchema schema(String shape) throws IOException {
        return SCHEMAS.getSchema(JSON.readTree(resource("schemas/" + shape)));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ShapesTest.class.getResourceAsStream("/truelayer/%s.json".formatted(name)), name);
    }
}
