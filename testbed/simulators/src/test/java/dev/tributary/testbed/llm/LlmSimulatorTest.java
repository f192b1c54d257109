package dev.tributary.testbed.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LlmSimulatorTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private LlmSimulator model;

    @BeforeEach
    void start() {
        model = LlmSimulator.start(0);
    }

    @AfterEach
    void stop() {
        model.close();
        http.close();
    }

    @Test
    void every_item_gets_one_of_the_offered_categories() {
        // given
        var question = question("TESCO STORES 3297 LOND", "TFL TRAVEL CH", "zxqv 77");

        // when
        var answers = itemsOf(ask(question));

        // then
        assertThat(answers.stream().map(item -> ((JsonObject) item).getString("category")))
                .containsExactly("groceries", "transport", "shopping");
        assertThat(answers.stream().map(item -> ((JsonObject) item).getInteger("index")))
                .containsExactly(0, 1, 2);
    }

    @Test
    void the_bill_is_the_sum_of_the_usage_told() {
        // given
        var first = ask(question("NETFLIX.COM")).getJsonObject("usage");
        var second = ask(question("SHELL 1234", "BOOTS 77")).getJsonObject("usage");

        // when
        var bill = model.meter().bill();

        // then
        assertThat(bill.requests()).isEqualTo(2);
        assertThat(bill.promptTokens())
                .isEqualTo(first.getLong("prompt_tokens") + second.getLong("prompt_tokens"))
                .isPositive();
        assertThat(bill.completionTokens())
                .isEqualTo(first.getLong("completion_tokens") + second.getLong("completion_tokens"))
                .isPositive();
        assertThat(get("/_testbed/llm/meter").getLong("total_tokens"))
                .isEqualTo(bill.promptTokens() + bill.completionTokens());
    }

    @Test
    void an_error_that_was_planned_strikes_so_often_and_is_not_billed() {
        // given
        model.faults().plan(new LlmFault.Status(429), 2);

        // when
        var statuses = new int[] {
            send(question("BOOTS")).statusCode(),
            send(question("BOOTS")).statusCode(),
            send(question("BOOTS")).statusCode()
        };

        // then
        assertThat(statuses).containsExactly(429, 429, 200);
        assertThat(model.meter().bill().failed()).isEqualTo(2);
    }

    @Test
    void a_broken_answer_is_billed_all_the_same() {
        // given
        plan("[{\"kind\":\"invalid_json\",\"times\":1}]", 204);

        // when
        var completion = ask(question("BOOTS"));

        // then
        Assertions.assertThatThrownBy(() -> itemsOf(completion)).isInstanceOf(DecodeException.class);
        assertThat(model.meter().bill().completionTokens()).isPositive();
    }

    @Test
    void an_answer_may_miss_an_item_or_invent_a_category() {
        // given
        plan("[{\"kind\":\"wrong_count\",\"times\":1},{\"kind\":\"unknown_category\",\"times\":1}]", 204);

        // when
        var short1 = itemsOf(ask(question("BOOTS", "SHELL")));
        var invented = itemsOf(ask(question("BOOTS")));

        // then
        assertThat(short1).hasSize(1);
        assertThat(invented.getJsonObject(0).getString("category")).isEqualTo("no_such_category");
    }

    @Test
    void what_is_not_a_question_is_refused() {
        // when
        var answer = post("/v1/chat/completions", "not json");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("message"))
                .contains("messages");
    }

    @Test
    void a_fault_nobody_knows_is_refused_with_the_known_ones() {
        // when
        var answer = plan("[{\"kind\":\"boredom\"}]", 400);

        // then
        assertThat(answer).contains("boredom").contains("wrong_count");
    }

    private static JsonObject question(String... descriptions) {
        var items = new JsonArray();
        for (var description : descriptions) {
            items.add(new JsonObject().put("index", items.size()).put("description", description));
        }
        var question = new JsonObject()
                .put(
                        "categories",
                        new JsonArray().add("groceries").add("transport").add("shopping"))
                .put("items", items);
        return new JsonObject()
                .put("model", "any")
                .put("response_format", new JsonObject().put("type", "json_object"))
                .put(
                        "messages",
                        new JsonArray()
                                .add(new JsonObject().put("role", "system").put("content", "Categorise."))
                                .add(new JsonObject().put("role", "user").put("content", question.encode())));
    }

    private JsonObject ask(JsonObject question) {
        return new JsonObject(send(question).body());
    }

    private HttpResponse<String> send(JsonObject question) {
        return post("/v1/chat/completions", question.encode());
    }

    private static JsonArray itemsOf(JsonObject completion) {
        var content = completion
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
        return new JsonObject(content).getJsonArray("items");
    }

    private String plan(String faults, int expected) {
        var answer = exchange(HttpRequest.newBuilder(URI.create(model.baseUrl() + "/_testbed/llm/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString(faults)));
        assertThat(answer.statusCode()).isEqualTo(expected);
        return answer.body();
    }

    private JsonObject get(String path) {
        return new JsonObject(exchange(HttpRequest.newBuilder(URI.create(model.baseUrl() + path)))
                .body());
    }

    private HttpResponse<String> post(String path, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(model.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
