package dev.tributary.testbed.truelayer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsReaderTest {

    @Test
    void a_rule_says_who_and_what_and_how_often() {
        // given
        var json = """
                [{"match": {"user": "john", "endpoint": "transactions/pending"},
                  "fault": {"kind": "latency", "millis": 1000, "times": 3}}]
                """;

        // when
        var rules = FaultsReader.read(json);

        // then
        assertThat(rules)
                .containsExactly(new FaultRule(
                        new FaultRule.Match("john", null, null, Endpoint.PENDING),
                        new Fault.Latency(Duration.ofSeconds(1)),
                        0,
                        OptionalInt.of(3)));
    }

    @Test
    void a_status_brings_its_usual_word() {
        // when
        var rules = FaultsReader.read("[{\"fault\": {\"kind\": \"status\", \"status\": 429}}]");

        // then
        assertThat(rules).containsExactly(FaultRule.everywhere(new Fault.Status(429, "provider_too_many_requests")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | expected a JSON list",
                "{} | expected a JSON list",
                "[7] | [0] must be an object",
                "[{}] | [0].fault must be an object",
                "[{\"fault\": {}}] | [0].fault.kind is missing",
                "[{\"fault\": {\"kind\": \"latency\"}}] | [0].fault.millis must be a whole number",
                "[{\"fault\": {\"kind\": \"latency\", \"millis\": -1}}] | at least 0",
                "[{\"fault\": {\"kind\": \"status\", \"status\": 200}}] | at least 400",
                "[{\"fault\": {\"kind\": \"status\", \"status\": 700}}] | between 400 and 599",
                "[{\"fault\": {\"kind\": \"reset\", \"times\": 0}}] | [0].fault.times",
                "[{\"match\": {\"endpoint\": \"x\"}, \"fault\": {\"kind\": \"reset\"}}] | 'x' is not one of me, info",
                "[{\"match\": {\"usr\": \"x\"}, \"fault\": {\"kind\": \"reset\"}}] | unknown key 'usr'",
                "[{\"match\": {\"user\": 7}, \"fault\": {\"kind\": \"reset\"}}] | [0].match.user must be a string"
            })
    void what_cannot_be_meant_is_refused_with_its_place(String json, String message) {
        // then
        assertThatThrownBy(() -> FaultsReader.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
