package dev.tributary.enrichment.languagemodel;

import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.Answers.Answer;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Bundle;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Merchant;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Result;
import dev.tributary.enrichment.languagemodel.LanguageModel.LanguageModelUnavailable;
import dev.tributary.enrichment.languagemodel.LanguageModel.Question;
import dev.tributary.enrichment.languagemodel.LanguageModel.Reply;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Admitted;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.languagemodel.ModelCalls.Intent;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// One call about several merchants, tried as often as patience allows. Every try is written down by itself, for every
/// try may be billed.
final class AskMerchants {

    /// Tries of merchants whose answer was missing or unreadable, each in a smaller call.
    private static final int TRIES = 3;

    private final LanguageModel model;
    private final ModelCalls calls;
    private final ModelLimits limits;
    private final Taxonomy taxonomy;
    private final Patience patience;
    private final String instructions;
    private final List<String> categories;

    AskMerchants(LanguageModel model, ModelCalls calls, ModelLimits limits, Taxonomy taxonomy, Patience patience) {
        this.model = model;
        this.calls = calls;
        this.limits = limits;
        this.taxonomy = taxonomy;
        this.patience = patience;
        this.instructions = Instructions.of(taxonomy);
        this.categories =
                taxonomy.categories().stream().map(category -> category.key()).toList();
    }

    String model() {
        return model.name();
    }

    /// What one call is likely to take.
    TokenUsage likely(long merchants) {
        return QuestionDocument.likely(instructions, merchants);
    }

    Result ask(Payer payer, Bundle bundle) {
        var document = QuestionDocument.of(bundle.merchants());
        var intent = document.intent(model.name(), instructions, categories);
        for (var attempt = 1; ; attempt++) {
            if (!hasRoom(intent)) {
                return new Result.Busy();
            }
            switch (calls.begin(payer, intent)) {
                case Refused refused -> {
                    return new Result.Halted(refused);
                }
                case Admitted admitted -> {
                    try {
                        return read(bundle, answer(admitted.callId(), document.json(), intent));
                    } catch (LanguageModelUnavailable unavailable) {
                        var end = endAfter(bundle, unavailable, attempt);
                        if (end.isPresent()) {
                            return end.get();
                        }
                    }
                }
            }
        }
    }

    private boolean hasRoom(Intent intent) {
        var waited = Duration.ZERO;
        var tokens = QuestionDocument.likelyTokens(intent);
        for (var wait = limits.take(model.name(), tokens);
                wait.isPositive();
                wait = limits.take(model.name(), tokens)) {
            waited = waited.plus(wait);
            if (waited.compareTo(patience.longest()) > 0) {
                return false;
            }
            patience.wait(wait);
        }
        return true;
    }

    private Reply answer(UUID callId, String document, Intent intent) {
        try {
            var reply = model.ask(new Question(
                    callId, instructions, categories, document, Math.toIntExact(intent.mostOutputTokens())));
            calls.settled(callId, reply.receipt());
            return reply;
        } catch (LanguageModelUnavailable unavailable) {
            if (unavailable.mayBeBilled()) {
                calls.silent(callId);
            } else {
                calls.notBilled(callId);
            }
            throw unavailable;
        }
    }

    /// Empty when it is worth another try, after the wait that is over then.
    private Optional<Result> endAfter(Bundle bundle, LanguageModelUnavailable unavailable, int attempt) {
        return switch (unavailable.trouble()) {
            case TOO_LONG -> Optional.of(smaller(bundle, Reason.INVALID_ANSWER));
            case REJECTED -> Optional.of(failed(bundle.merchants(), Reason.LANGUAGE_MODEL_UNAVAILABLE));
            case RATE_LIMITED -> {
                var wait = patience.before(attempt + 1, unavailable.retryAfter());
                limits.pause(model.name(), wait);
                yield attempt < patience.attempts() ? waited(wait) : Optional.of(new Result.Busy());
            }
            case OVERLOADED, UNREACHABLE, SILENT ->
                attempt < patience.attempts()
                        ? waited(patience.before(attempt + 1, unavailable.retryAfter()))
                        : Optional.of(failed(bundle.merchants(), Reason.LANGUAGE_MODEL_UNAVAILABLE));
        };
    }

    private Optional<Result> waited(Duration wait) {
        if (wait.compareTo(patience.longest()) > 0) {
            return Optional.of(new Result.Busy());
        }
        patience.wait(wait);
        return Optional.empty();
    }

    private Result read(Bundle bundle, Reply reply) {
        return switch (reply.ending()) {
            case REFUSED -> halved(bundle, Reason.REFUSED_ANSWER);
            case CUT_OFF -> halved(bundle, Reason.INVALID_ANSWER);
            case COMPLETE ->
                Answers.read(reply.text(), bundle.merchants().size(), taxonomy)
                        .map(answers -> taken(bundle, answers))
                        .orElseGet(() -> halved(bundle, Reason.INVALID_ANSWER));
        };
    }

    /// What has no valid answer is asked again by itself, a few times.
    private Result taken(Bundle bundle, Map<Integer, Answer> answers) {
        var verdicts = new HashMap<UUID, Verdict>();
        var missing = new ArrayList<Merchant>();
        for (var index = 0; index < bundle.merchants().size(); index++) {
            var merchant = bundle.merchants().get(index);
            var answer = answers.get(index);
            if (answer == null) {
                missing.add(merchant);
            } else {
                verdicts.putAll(verdicts(List.of(merchant), row -> categorised(row, answer)));
            }
        }
        if (missing.isEmpty()) {
            return new Result.Answered(verdicts, true, List.of());
        }
        if (bundle.tries() + 1 < TRIES) {
            return new Result.Answered(verdicts, false, List.of(new Bundle(missing, bundle.tries() + 1)));
        }
        verdicts.putAll(verdicts(missing, _ -> new Undecided(Reason.INVALID_ANSWER)));
        return new Result.Answered(verdicts, false, List.of());
    }

    /// Every try is billed, so there are few of them.
    private static Result halved(Bundle bundle, Reason otherwise) {
        return bundle.tries() + 1 < TRIES ? smaller(bundle, otherwise) : failed(bundle.merchants(), otherwise);
    }

    private static Result smaller(Bundle bundle, Reason otherwise) {
        var merchants = bundle.merchants();
        if (merchants.size() == 1) {
            return failed(merchants, otherwise);
        }
        var half = merchants.size() / 2;
        var tries = bundle.tries() + 1;
        return new Result.Answered(
                Map.of(),
                false,
                List.of(
                        new Bundle(List.copyOf(merchants.subList(0, half)), tries),
                        new Bundle(List.copyOf(merchants.subList(half, merchants.size())), tries)));
    }

    private static Result failed(List<Merchant> merchants, Reason reason) {
        return new Result.Answered(verdicts(merchants, _ -> new Undecided(reason)), false, List.of());
    }

    private static Map<UUID, Verdict> verdicts(List<Merchant> merchants, Function<StatementRow, Verdict> verdict) {
        var verdicts = new HashMap<UUID, Verdict>();
        for (var merchant : merchants) {
            merchant.rows().forEach(row -> verdicts.put(row.told().transactionId(), verdict.apply(row)));
        }
        return verdicts;
    }

    private Verdict categorised(StatementRow row, Answer answer) {
        var merchant = answer.merchant().isEmpty() ? row.merchant().name() : answer.merchant();
        return new Categorised(
                answer.category(),
                merchant,
                taxonomy.isEssential(answer.category()),
                BigDecimal.valueOf(answer.confidence()).setScale(3, RoundingMode.HALF_EVEN),
                Source.LANGUAGE_MODEL,
                "A language model was asked about this merchant.");
    }
}
