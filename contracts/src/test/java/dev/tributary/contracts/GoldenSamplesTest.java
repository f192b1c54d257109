package dev.tributary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @MethodSource("names")
    void shouldReadEverySampleAndWriteItBackTheSame(String name) throws Exception {
        // given
        var sample = GoldenSamples.of(name);

        // when
        var event = JSON.readValue(sample, Event.class);

        // then
        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(sample));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldTravelOnATopicUnderAKey(String name) throws Exception {
        // when
        var event = JSON.readValue(GoldenSamples.of(name), Event.class);

        // then
        assertThat(Topic.all()).contains(event.topic());
        assertThat(event.key()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldIgnoreWhatANewerVersionAdds(String name) throws Exception {
        // given
        var newer = (ObjectNode) JSON.readTree(GoldenSamples.of(name));
        newer.put("added_later", true);

        // when
        var event = JSON.treeToValue(newer, Event.class);

        // then
        assertThat(event).isEqualTo(JSON.readValue(GoldenSamples.of(name), Event.class));
    }

    @Test
    void shouldNameEveryEventThereIs() {
        // when
        var named = Arrays.stream(subTypes()).map(JsonSubTypes.Type::value);

        // then
        assertThat(leaves(Event.class)).containsExactlyInAnyOrderElementsOf(named.toList());
    }

    @Test
    void shouldKeepMoneyAsADecimalString() throws Exception {
        // when
        var event = JSON.readTree(GoldenSamples.of("job_cost_changed"));

        // then
        assertThat(event.at("/cost/total/amount").isTextual()).isTrue();
    }

    static Stream<String> names() {
        return Arrays.stream(subTypes()).map(JsonSubTypes.Type::name);
    }

    private static JsonSubTypes.Type[] subTypes() {
        return Event.class.getAnnotation(JsonSubTypes.class).value();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenSamplesTest::leaves)
                : Stream.of(type);
    }
}
