package dev.tributary.notifier.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void namesEveryMessageOfTheCodeAndNoOther() {
        // given
        var spoken = Stream.of(ClientMessage.class, ServerMessage.class)
                .flatMap(messages ->
                        Arrays.stream(messages.getAnnotation(JsonSubTypes.class).value()))
                .map(JsonSubTypes.Type::name)
                .toList();

        // when
        var documented = Protocol.examples().stream()
                .map(example -> example.path("type").asText())
                .toList();

        // then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(spoken);
    }

    @Test
    void keepsToItselfInItsExamples() {
        Protocol.examples().forEach(Protocol::admits);
    }

    @Test
    void admitsNothingElse() {
        for (var frame : List.of(
                "{'type':'of_tomorrow'}",
                "{'type':'subscribed'}",
                "{'type':'error','code':'of_tomorrow','message':''}",
                "{'type':'subscribed','job_id':'mine'}")) {
            assertThatThrownBy(() -> Protocol.admits(read(frame))).isInstanceOf(AssertionError.class);
        }
    }

    private JsonNode read(String singleQuoted) throws JsonProcessingException {
        return json.readTree(singleQuoted.replace('\'', '"'));
    }
}
