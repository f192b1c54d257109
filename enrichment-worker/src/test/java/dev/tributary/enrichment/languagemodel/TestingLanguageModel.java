package dev.tributary.enrichment.languagemodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers what it is told to, and keeps what it was asked.
final class TestingLanguageModel implements LanguageModel {

    final List<String> questions = new ArrayList<>();
    final Set<String> instructions = new LinkedHashSet<>();

    private String answer = "";
    private @Nullable LanguageModelUnavailable failure;

    void answers(String text) {
        answer = text;
    }

    void fails(LanguageModelUnavailable with) {
        failure = with;
    }

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public Reply ask(String instruction, String question) {
        instructions.add(instruction);
        questions.add(question);
        if (failure != null) {
            throw failure;
        }
        return new Reply(answer, new TokenUsage(100, 0, 20));
    }
}
