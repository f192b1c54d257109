package dev.tributary.imports.account.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tributary.contracts.AccountChanged.Coverage;
import java.util.List;

/// What is known of an account's days, as the text of one column: it is always read and written as a whole.
final class StoredCoverage {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final TypeReference<List<Coverage>> STRETCHES = new TypeReference<>() {};

    private StoredCoverage() {}

    static String write(List<Coverage> coverage) {
        try {
            return JSON.writerFor(STRETCHES).writeValueAsString(coverage);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write coverage as JSON", impossible);
        }
    }

    static List<Coverage> read(String json) {
        try {
            return JSON.readValue(json, STRETCHES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("column coverage holds no list of stretches of days", damaged);
        }
    }
}
