package dev.tributary.enrichment.languagemodel.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the headers of one call and its answer say.
final class Exchange {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}(\\.\\d{1,3})?");

    private final UUID callId;
    private @Nullable HttpHeaders headers;
    private String body = "";

    Exchange(UUID callId) {
        this.callId = callId;
    }

    UUID callId() {
        return callId;
    }

    void answered(HttpHeaders answer, String text) {
        headers = answer;
        body = text;
    }

    /// What was answered, as JSON; missing where it was none.
    JsonNode body() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /// OpenAI's and Anthropic's names for the id of a request; else ours.
    String requestId() {
        return header("x-request-id").or(() -> header("request-id")).orElseGet(callId::toString);
    }

    /// When the provider answered, by its clock.
    Optional<Instant> at() {
        return header("date").flatMap(Exchange::date);
    }

    /// Seconds or a date; null when it did not say, or nothing that can be read.
    @Nullable
    Duration retryAfter(Instant now) {
        return header("retry-after")
                .flatMap(text -> SECONDS.matcher(text).matches()
                        ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)))
                        : date(text).map(until -> Duration.between(now, until)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(null);
    }

    private Optional<String> header(String name) {
        return headers == null ? Optional.empty() : headers.firstValue(name);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
