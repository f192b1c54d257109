package dev.tributary.enrichment.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A language model's answers, taken for what they are: text from outside. What is not exactly an answer to a question
/// that was asked is none.
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("[a-z_]+");
    private static final int LONGEST_MERCHANT = 80;

    private Answers() {}

    record Answer(CategoryKey category, String merchant, double confidence) {}

    /// @param asked how many items the question had: indexes from 0
    /// @return valid answers by index, an index that was answered twice has none; empty when the text is no such
    /// document at all
    static Optional<Map<Integer, Answer>> read(String text, int asked, Taxonomy taxonomy) {
        return items(text).map(items -> {
            var answers = new HashMap<Integer, Answer>();
            var seen = new HashSet<Integer>();
            for (var item : items) {
                var index = item.path("index");
                if (!index.isInt() || index.intValue() < 0 || index.intValue() >= asked) {
                    continue;
                }
                if (seen.add(index.intValue())) {
                    answer(item, taxonomy).ifPresent(answer -> answers.put(index.intValue(), answer));
                } else {
                    answers.remove(index.intValue());
                }
            }
            return answers;
        });
    }

    private static Optional<JsonNode> items(String text) {
        try {
            return Optional.of(JSON.readTree(text).path("items")).filter(JsonNode::isArray);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> answer(JsonNode item, Taxonomy taxonomy) {
        var confidence = item.path("confidence");
        if (!confidence.isNumber() || !(confidence.doubleValue() >= 0 && confidence.doubleValue() <= 1)) {
            return Optional.empty();
        }
        return category(item, taxonomy)
                .map(category -> new Answer(category, merchant(item.path("merchant")), confidence.doubleValue()));
    }

    /// A subcategory that is none of its category's is left out: the category alone is an answer.
    private static Optional<CategoryKey> category(JsonNode item, Taxonomy taxonomy) {
        var top = item.path("category").asText();
        if (!KEY.matcher(top).matches() || !taxonomy.contains(new CategoryKey(top))) {
            return Optional.empty();
        }
        var sub = item.path("subcategory").asText();
        if (KEY.matcher(sub).matches() && taxonomy.contains(new CategoryKey(top + "." + sub))) {
            return Optional.of(new CategoryKey(top + "." + sub));
        }
        return Optional.of(new CategoryKey(top));
    }

    /// A short name in one line, or nothing.
    private static String merchant(JsonNode merchant) {
        var name = merchant.isTextual()
                ? merchant.textValue().replaceAll("[\\p{Cntrl}<>]+", " ").strip()
                : "";
        return name.length() <= LONGEST_MERCHANT ? name : "";
    }
}
