package dev.tributary.enrichment.languagemodel.openai;

import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModel.LanguageModelUnavailable;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.testbed.llm.LlmFault;
import dev.tributary.testbed.llm.LlmSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The adapter against a provider that keeps its own bill.
class OpenAiLanguageModelTest {

    private final LlmSimulator provider = LlmSimulator.start(0);
    private final List<@Nullable TokenUsage> recorded = new ArrayList<>();
    private OpenAiLanguageModel model = modelAt(provider.apiUrl(), "5s");

    @BeforeEach
    void forget() {
        provider.meter().reset();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void rowsAreCategorisedAndEveryTokenIsWrittenDown() {
        // given
        var rows = List.of(purchase("CRNR SUPERMARKET 12"), purchase("NORTHERN RAILWAY TICKETS"));

        // when
        var verdicts = new AskLanguageModel(model, (_, _, usage) -> recorded.add(usage), Taxonomy.shipped(), 25)
                .decide(new Climb("alice", UUID.randomUUID()), rows);

        // then
        assertThat(verdicts.values()).hasSize(2).allMatch(Categorised.class::isInstance);
        var bill = provider.meter().bill();
        assertThat(recorded).singleElement().satisfies(usage -> {
            assertThat(usage).isNotNull();
            assertThat(usage == null ? 0 : usage.inputTokens()).isEqualTo(bill.promptTokens());
            assertThat(usage == null ? 0 : usage.outputTokens()).isEqualTo(bill.completionTokens());
        });
    }

    @Test
    void anInvalidAnswerIsBilledAndFailsItsRows() {
        // given
        provider.faults().plan(new LlmFault.UnknownCategory(), 1);
        var row = purchase("CRNR SUPERMARKET 12");

        // when
        var verdicts = new AskLanguageModel(model, (_, _, usage) -> recorded.add(usage), Taxonomy.shipped(), 25)
                .decide(new Climb("alice", UUID.randomUUID()), List.of(row));

        // then
        assertThat(verdicts).isEqualTo(Map.of(row.told().transactionId(), new Undecided(Reason.INVALID_ANSWER)));
        assertThat(recorded).hasSize(1);
    }

    @Test
    void anErrorOfTheProviderIsNotAskedAgainAndCostsNothing() {
        // given
        provider.faults().plan(new LlmFault.Status(429), 1);

        // then
        assertThatThrownBy(() -> model.ask("instructions", "{}"))
                .isInstanceOfSatisfying(
                        LanguageModelUnavailable.class,
                        failure -> assertThat(failure.mayBeBilled()).isFalse());
        assertThat(provider.meter().bill().requests()).isEqualTo(1);
    }

    @Test
    void aSilentProviderMayHaveBilled() {
        // given
        model = modelAt(provider.apiUrl(), "200ms");
        provider.faults().plan(new LlmFault.Latency(Duration.ofSeconds(5)), 1);

        // then
        assertThatThrownBy(() -> model.ask("instructions", "{}"))
                .isInstanceOfSatisfying(
                        LanguageModelUnavailable.class,
                        failure -> assertThat(failure.mayBeBilled()).isTrue());
    }

    @Test
    void aProviderThatIsNotThereHasNotBilled() {
        // given
        model = modelAt("http://localhost:1/v1", "2s");

        // then
        assertThatThrownBy(() -> model.ask("instructions", "{}"))
                .isInstanceOfSatisfying(
                        LanguageModelUnavailable.class,
                        failure -> assertThat(failure.mayBeBilled()).isFalse());
    }

    private static OpenAiLanguageModel modelAt(String url, String timeout) {
        return new OpenAiLanguageModel(TestingConfig.of(
                LanguageModelConfig.class,
                Map.of(
                        "tributary.language-model.provider",
                        "openai",
                        "tributary.language-model.base-url",
                        url,
                        "tributary.language-model.timeout",
                        timeout)));
    }
}
