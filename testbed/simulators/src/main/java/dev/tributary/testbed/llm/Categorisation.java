package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A question found in the last user message, and its answer.
///
/// The message holds one JSON object `{"categories": ["…"], "items": [{"index": 0, "description": "…"}, …]}`, with text
/// round it or not; the categories may be those of the answer's shape instead, and an item may carry a `merchant`. The
/// answer is `{"items": [{"index", "category", "merchant",
/// "confidence"}]}`, one entry for each item.
record Categorisation(List<String> categories, List<JsonObject> items) {
    private static final KeywordRules RULES = new KeywordRules();
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}&'.-]+");
    private static final double SURE = 0.93;
    private static final double UNSURE = 0.31;

    static Optional<Categorisation> in(String message, List<String> offered) {
        var start = message.indexOf('{');
        var end = message.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        var question = Json.object(message.substring(start, end + 1));
        return question.flatMap(found -> of(found, offered));
    }

    private static Optional<Categorisation> of(JsonObject question, List<String> offered) {
        var categories = question.getValue("categories") instanceof JsonArray list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : offered;
        if (categories.isEmpty() || !(question.getValue("items") instanceof JsonArray items)) {
            return Optional.empty();
        }
        return Optional.of(new Categorisation(
                categories,
                items.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()));
    }

    JsonArray answers(@Nullable LlmFault fault) {
        var asked = fault instanceof LlmFault.WrongCount && !items.isEmpty() ? items.subList(1, items.size()) : items;
        return new JsonArray(asked.stream()
                .map(item -> answer(item, fault instanceof LlmFault.UnknownCategory))
                .toList());
    }

    private JsonObject answer(JsonObject item, boolean unknownCategory) {
        var description = item.getString("description", "");
        var merchant = item.getString("merchant", "");
        var guess = RULES.guess(merchant + " " + description, categories);
        return new JsonObject()
                .put("index", item.getValue("index"))
                .put("category", unknownCategory ? "no_such_category" : guess.category())
                .put("merchant", merchant.isEmpty() ? name(description) : merchant)
                .put("confidence", guess.sure() ? SURE : UNSURE);
    }

    /// The first words without digits, as a person would say them.
    private static String name(String description) {
        var name = new StringBuilder();
        for (var word : NOT_A_WORD.split(description, -1)) {
            if (!word.isBlank() && name.length() < 12) {
                name.append(name.isEmpty() ? "" : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return name.toString();
    }
}
