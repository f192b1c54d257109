package dev.tributary.testbed.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.testbed.cli.TestingGateway;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonHttpTest {

    private static final String PROBLEM = "application/problem+json";

    private final TestingGateway gateway = new TestingGateway();
    private final JsonHttp http = new JsonHttp(Credentials.of("t0ken"));

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_problem_document_is_told_in_its_own_words_with_its_code() {
        // given
        gateway.on(
                "POST /plan",
                exchange -> exchange.answer(
                        422,
                        PROBLEM,
                        "{\"title\":\"Unprocessable\",\"detail\":\"The range ends before it begins.\",\"code\":\"invalid_range\"}"));

        // when
        var refused = catchThrowableOfType(Refused.class, () -> http.post(at("/plan"), Map.of("a", 1), Object.class));

        // then
        assertThat(refused).hasMessage("The range ends before it begins. (invalid_range)");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid_range");
        assertThat(refused.passes()).isFalse();
    }

    @Test
    void a_bare_failure_names_the_path_and_the_status() {
        // given
        gateway.on("GET /x", exchange -> exchange.answer(502, "text/html", "<h1>Bad gateway</h1>"));

        // when
        var refused = catchThrowableOfType(Refused.class, () -> http.get(at("/x"), Object.class));

        // then
        assertThat(refused).hasMessage("/x answered 502. (http_502)");
        assertThat(refused.passes()).isTrue();
    }

    @Test
    void an_expired_token_comes_with_the_way_to_a_fresh_one() {
        // given
        gateway.on(
                "GET /x",
                exchange ->
                        exchange.answer(401, PROBLEM, "{\"detail\":\"Sign in first.\",\"code\":\"unauthenticated\"}"));

        // then
        assertThatThrownBy(() -> http.get(at("/x"), Object.class))
                .hasMessage("Sign in first. `./tributary token` prints a fresh token. (unauthenticated)");
    }

    @Test
    void nobody_there_is_told_with_what_to_do() {
        // given
        var nobody = URI.create("http://localhost:1/api");

        // then
        assertThatThrownBy(() -> http.get(nobody, Object.class))
                .isInstanceOf(Unreachable.class)
                .hasMessageStartingWith("http://localhost:1 does not answer /api (ConnectException).")
                .hasMessageContaining("./tributary status");
    }

    @Test
    void an_answer_of_another_shape_is_told_without_quoting_it() {
        // given
        gateway.on("GET /x", exchange -> exchange.html("<html>secret</html>"));

        // then
        assertThatThrownBy(() -> http.get(at("/x"), Object.class))
                .isInstanceOf(WorkFailed.class)
                .hasMessageStartingWith("The answer of /x cannot be read")
                .hasMessageNotContaining("secret");
    }

    @Test
    void long_answers_are_read_line_by_line_with_the_bearer_token() {
        // given
        List<String> tokens = new ArrayList<>();
        gateway.on("GET /export", exchange -> {
            tokens.add(exchange.request().getHeader("Authorization"));
            exchange.answer(200, "application/jsonl", "{}\n{}\n\n");
        });
        List<String> lines = new ArrayList<>();

        // when
        http.lines(at("/export"), lines::add);

        // then
        assertThat(lines).containsExactly("{}", "{}");
        assertThat(tokens).containsExactly("Bearer t0ken");
    }

    @Test
    void a_failure_that_passes_is_asked_again_and_another_is_not() {
        // given
        List<Integer> statuses = new ArrayList<>(List.of(503, 503, 200));
        gateway.on("GET /x", exchange -> exchange.answer(statuses.removeFirst(), "application/json", "{\"a\":1}"));

        // when
        var answer = new Patience(Duration.ofSeconds(10)).ask(() -> http.get(at("/x"), Object.class));

        // then
        assertThat(answer).hasToString("{a=1}");
        assertThat(statuses).isEmpty();
    }

    private URI at(String path) {
        return gateway.url().resolve(path);
    }
}
