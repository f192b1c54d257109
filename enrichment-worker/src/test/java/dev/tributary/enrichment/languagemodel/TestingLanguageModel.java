package dev.tributary.enrichment.languagemodel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Answers what it is told to, and keeps what it was asked.
final class TestingLanguageModel implements LanguageModel {

    final List<String> questions = new ArrayList<>();
    final Set<String> instructions = new LinkedHashSet<>();

    private UnaryOperator<String> answers = _ -> "";
    private Ending ending = Ending.COMPLETE;
    private final Deque<LanguageModelUnavailable> failures = new ArrayDeque<>();

    void answers(String text) {
        answers = _ -> text;
    }

    void answersBy(UnaryOperator<String> answer) {
        answers = answer;
    }

    void ends(Ending how) {
        ending = how;
    }

    void fails(LanguageModelUnavailable... with) {
        failures.addAll(List.of(with));
    }

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public synchronized Reply ask(Question question) {
        instructions.add(question.instructions());
        questions.add(question.document());
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        var usage = new TokenUsage(100, 0, 0, 20);
        return new Reply(
                answers.apply(question.document()),
                ending,
                new Receipt("req-" + questions.size(), "testing", usage, Instant.EPOCH, false));
    }
}
