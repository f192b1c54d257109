package dev.tributary.enrichment.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Merchant;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls.Intent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What is asked about merchants, as a JSON document: whatever a bank printed is a value in it, masked.
record QuestionDocument(String json, int merchants) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What providers add around messages, and the schema of the answer, generously.
    private static final long FRAME = 1_000;

    private static final long PER_CATEGORY = 16;
    private static final long OUTPUT_FRAME = 64;
    private static final long OUTPUT_PER_MERCHANT = 80;
    private static final long CHARACTERS_PER_TOKEN = 4;
    private static final long LIKELY_BYTES_PER_MERCHANT = 140;
    private static final long LIKELY_OUTPUT_PER_MERCHANT = 32;

    static QuestionDocument of(List<Merchant> merchants) {
        var items = new ArrayList<Item>();
        for (var merchant : merchants) {
            items.add(Item.of(items.size(), merchant.example()));
        }
        try {
            return new QuestionDocument(JSON.writeValueAsString(new Document(items)), items.size());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a question cannot be written as JSON", impossible);
        }
    }

    /// A token is a byte at least, so the bytes are never too few.
    Intent intent(String model, String instructions, List<String> categories) {
        var input = bytes(instructions) + bytes(json) + FRAME + PER_CATEGORY * categories.size();
        return new Intent(model, input, OUTPUT_FRAME + OUTPUT_PER_MERCHANT * merchants, merchants);
    }

    /// What a limit of tokens a minute is likely to be asked for.
    static long likelyTokens(Intent intent) {
        return intent.mostInputTokens() / CHARACTERS_PER_TOKEN + intent.mostOutputTokens() / 2;
    }

    /// What one call is likely to take.
    static TokenUsage likely(String instructions, long merchants) {
        var input = (bytes(instructions) + LIKELY_BYTES_PER_MERCHANT * merchants) / CHARACTERS_PER_TOKEN;
        return new TokenUsage(input, 0, 0, LIKELY_OUTPUT_PER_MERCHANT * merchants);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private record Document(List<Item> items) {}

    /// @param sign `in` or `out`
    private record Item(
            int index, String description, String merchant, String sign, String currency, List<String> classification) {

        static Item of(int index, StatementRow row) {
            var mayNameAPerson = !row.isTrade();
            return new Item(
                    index,
                    MaskedDescription.of(row.told().description(), mayNameAPerson),
                    mayNameAPerson ? "" : MaskedDescription.of(row.merchant().name(), false),
                    row.direction().code(),
                    row.told().currency(),
                    row.told().classification().stream()
                            .map(words -> MaskedDescription.of(words, false))
                            .toList());
        }
    }
}
