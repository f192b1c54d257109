package dev.tributary.enrichment.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A language model's answers, taken for what they are: text from outside. What is not exactly an answer to a question
/// that was asked is none.
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_MERCHANT = 80;

    private Answers() {}

    record Answer(String category, String merchant, double confidence) {}

    /// @param asked how many items the question had: indexes from 0
    /// @param categories the only ones that may be answered with
    /// @return valid answers by index; an index that was answered twice has none
    static Map<Integer, Answer> read(String text, int asked, Set<String> categories) {
        var answers = new HashMap<Integer, Answer>();
        var answeredTwice = new HashMap<Integer, Boolean>();
        for (var item : items(text)) {
            var index = item.path("index");
            if (!index.isInt() || index.intValue() < 0 || index.intValue() >= asked) {
                continue;
            }
            var seen = answeredTwice.put(index.intValue(), answeredTwice.containsKey(index.intValue()));
            if (seen == null) {
                answer(item, categories).ifPresent(answer -> answers.put(index.intValue(), answer));
            } else {
                answers.remove(index.intValue());
            }
        }
        return answers;
    }

    private static JsonNode items(String text) {
        try {
            return JSON.readTree(text).path("items");
        } catch (JsonProcessingException unreadable) {
            return JSON.createArrayNode();
        }
    }

    private static Optional<Answer> answer(JsonNode item, Set<String> categories) {
        var category = item.path("category").asText();
        var confidence = item.path("confidence");
        if (!categories.contains(category)
                || !confidence.isNumber()
                || !(confidence.doubleValue() >= 0 && confidence.doubleValue() <= 1)) {
            return Optional.empty();
        }
        return Optional.of(new Answer(category, merchant(item.path("merchant")), confidence.doubleValue()));
    }

    /// A short name in one line, or nothing.
    private static String merchant(JsonNode merchant) {
        var name = merchant.isTextual()
                ? merchant.textValue().replaceAll("[\\p{Cntrl}<>]+", " ").strip()
                : "";
        return name.length() <= LONGEST_MERCHANT ? name : "";
    }
}
