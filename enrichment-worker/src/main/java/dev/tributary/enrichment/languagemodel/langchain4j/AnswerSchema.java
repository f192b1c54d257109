package dev.tributary.enrichment.languagemodel.langchain4j;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;

/// The shape every answer has to have, in the words of JSON Schema.
final class AnswerSchema {

    static final String NAME = "categories_of_items";

    private AnswerSchema() {}

    static JsonObjectSchema of(List<String> categories) {
        var item = JsonObjectSchema.builder()
                .addIntegerProperty("index")
                .addEnumProperty("category", categories)
                .addStringProperty("subcategory")
                .addStringProperty("merchant")
                .addNumberProperty("confidence")
                .required("index", "category", "subcategory", "merchant", "confidence")
                .additionalProperties(false)
                .build();
        return JsonObjectSchema.builder()
                .addProperty("items", JsonArraySchema.builder().items(item).build())
                .required("items")
                .additionalProperties(false)
                .build();
    }
}
