package dev.tributary.enrichment.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.Answers.Answer;
import dev.tributary.enrichment.languagemodel.LanguageModel.LanguageModelUnavailable;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The last rung. It answers for every row it is asked about, if only with the reason why not.
///
/// Merchants are asked once each, so many to a call. Descriptions travel masked, as values of a JSON document, and
/// whatever they say the answer can only be one of the categories.
public final class AskLanguageModel implements Rung {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LanguageModel model;
    private final ModelCalls calls;
    private final int merchantsPerCall;
    private final Set<String> categories;
    private final String instructions;

    public AskLanguageModel(LanguageModel model, ModelCalls calls, Taxonomy taxonomy, int merchantsPerCall) {
        this.model = model;
        this.calls = calls;
        this.merchantsPerCall = merchantsPerCall;
        this.categories = taxonomy.categories().stream()
                .map(category -> category.key())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.instructions = Instructions.of(taxonomy);
    }

    @Override
    public Map<UUID, ? extends Verdict> decide(Climb climb, List<StatementRow> rows) {
        var byMerchant = new LinkedHashMap<MerchantSide, List<StatementRow>>();
        for (var row : rows) {
            if (!row.merchant().isUnknown()) {
                byMerchant
                        .computeIfAbsent(row.merchantSide(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        var groups = List.copyOf(byMerchant.values());
        var verdicts = new HashMap<UUID, Verdict>();
        for (var from = 0; from < groups.size(); from += merchantsPerCall) {
            verdicts.putAll(ask(climb, groups.subList(from, Math.min(from + merchantsPerCall, groups.size()))));
        }
        return verdicts;
    }

    private Map<UUID, Verdict> ask(Climb climb, List<List<StatementRow>> groups) {
        try {
            var reply = model.ask(instructions, question(groups));
            calls.record(climb, model.name(), reply.usage());
            return verdicts(groups, Answers.read(reply.text(), groups.size(), categories));
        } catch (LanguageModelUnavailable unavailable) {
            if (unavailable.mayBeBilled()) {
                calls.record(climb, model.name(), null);
            }
            return failed(groups);
        }
    }

    private static Map<UUID, Verdict> verdicts(List<List<StatementRow>> groups, Map<Integer, Answer> answers) {
        var verdicts = new HashMap<UUID, Verdict>();
        for (var index = 0; index < groups.size(); index++) {
            var answer = answers.get(index);
            for (var row : groups.get(index)) {
                verdicts.put(row.told().transactionId(), verdict(row, answer));
            }
        }
        return verdicts;
    }

    private static Verdict verdict(StatementRow row, @Nullable Answer answer) {
        if (answer == null) {
            return new Undecided(Reason.INVALID_ANSWER);
        }
        var merchant = answer.merchant().isEmpty() ? row.merchant().name() : answer.merchant();
        return Categorised.by(
                Source.LANGUAGE_MODEL,
                new CategoryKey(answer.category()),
                merchant,
                answer.confidence(),
                "A language model recognised the merchant");
    }

    private static Map<UUID, Verdict> failed(List<List<StatementRow>> groups) {
        var verdicts = new HashMap<UUID, Verdict>();
        for (var group : groups) {
            for (var row : group) {
                verdicts.put(row.told().transactionId(), new Undecided(Reason.LANGUAGE_MODEL_UNAVAILABLE));
            }
        }
        return verdicts;
    }

    private String question(List<List<StatementRow>> groups) {
        var items = new ArrayList<Item>();
        for (var group : groups) {
            items.add(Item.of(items.size(), group.getFirst()));
        }
        try {
            return JSON.writeValueAsString(new Question(List.copyOf(categories), items));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a question cannot be written as JSON", impossible);
        }
    }

    private record Question(List<String> categories, List<Item> items) {}

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
                    row.told().classification());
        }
    }
}
