package dev.tributary.enrichment.languagemodel.langchain4j;

import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.TestingConfig;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModel.Ending;
import dev.tributary.enrichment.languagemodel.LanguageModel.LanguageModelUnavailable;
import dev.tributary.enrichment.languagemodel.LanguageModel.Question;
import dev.tributary.enrichment.languagemodel.LanguageModel.Trouble;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.enrichment.languagemodel.NastyDescriptions;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.enrichment.languagemodel.TestingModelCalls;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.testbed.llm.LlmFault;
import dev.tributary.testbed.llm.LlmSimulator;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each provider's adapter against a provider that speaks its protocol and keeps its own bill.
class LangChainLanguageModelTest {

    enum Spoken {
        OPENAI("/v1"),
        ANTHROPIC("/v1"),
        OLLAMA("");

        private final String path;

        Spoken(String path) {
            this.path = path;
        }
    }

    private final LlmSimulator provider = LlmSimulator.start(0);
    private final TestingModelCalls calls = new TestingModelCalls();

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreCategorisedAndEveryTokenIsWrittenDown(Spoken spoken) {
        // given
        var rows = List.of(purchase("CRNR SUPERMARKET 12"), purchase("NORTHERN RAILWAY TICKETS"));

        // when
        var outcome = asking(spoken).ask(new Payer("alice", UUID.randomUUID(), null), rows);

        // then
        assertThat(outcome.verdicts().values()).hasSize(2).allMatch(Categorised.class::isInstance);
        assertSettledAsBilled(1);
    }

    @ParameterizedTest
    @EnumSource
    void instructionsAreReadFromTheCacheTheSecondTime(Spoken spoken) {
        // given
        var asking = asking(spoken);
        var payer = new Payer("alice", UUID.randomUUID(), null);

        // when
        asking.ask(payer, List.of(purchase("CRNR SUPERMARKET 12")));
        asking.ask(payer, List.of(purchase("NORTHERN RAILWAY TICKETS")));

        // then
        assertSettledAsBilled(2);
        var second = calls.settled.getLast().usage();
        switch (spoken) {
            case OPENAI, ANTHROPIC -> assertThat(second.cachedInputTokens()).isGreaterThan(1_000);
            case OLLAMA -> assertThat(second.cachedInputTokens()).isZero();
        }
        assertThat(calls.settled.getFirst().usage().cacheWriteTokens() > 0).isEqualTo(spoken == Spoken.ANTHROPIC);
    }

    @ParameterizedTest
    @EnumSource
    void whateverDescriptionsSayTheyStayValuesOnTheWire(Spoken spoken) {
        // given
        var rows = NastyDescriptions.ALL.stream()
                .map(text -> purchase(text))
                .filter(row -> !row.merchant().isUnknown())
                .toList();

        // when
        var outcome = asking(spoken).ask(new Payer("alice", UUID.randomUUID(), null), rows);

        // then
        assertThat(outcome.verdicts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(row -> row.told().transactionId()).toList());
        assertThat(outcome.verdicts().values()).allMatch(Categorised.class::isInstance);
        for (var request : provider.requests().all()) {
            var messages = new JsonObject(request).getJsonArray("messages");
            assertThat(messages.size()).isEqualTo(spoken == Spoken.ANTHROPIC ? 1 : 2);
            var asked = new JsonObject(text(messages.getJsonObject(messages.size() - 1)));
            assertThat(asked.fieldNames()).containsExactly("items");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsHeldToItsShapeAndItsLength(Spoken spoken) {
        // when
        asking(spoken).ask(new Payer("alice", UUID.randomUUID(), null), List.of(purchase("CRNR SUPERMARKET 12")));

        // then
        var request = new JsonObject(provider.requests().all().getFirst());
        assertThat(request.encode()).contains("\"enum\":[\"income\"");
        switch (spoken) {
            case OPENAI -> {
                assertThat(request.getJsonObject("response_format").getString("type"))
                        .isEqualTo("json_schema");
                assertThat(request.encode()).containsPattern("\"max_(completion_)?tokens\":144");
            }
            case ANTHROPIC -> {
                assertThat(request.getJsonObject("tool_choice").getString("type"))
                        .isEqualTo("any");
                assertThat(request.getInteger("max_tokens")).isEqualTo(144);
                assertThat(request.getValue("system").toString()).contains("cache_control");
            }
            case OLLAMA -> {
                assertThat(request.getValue("format")).isInstanceOf(JsonObject.class);
                assertThat(request.getJsonObject("options").getInteger("num_predict"))
                        .isEqualTo(144);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheProviderIsNotAskedAgainAndSaysHowLongToWait(Spoken spoken) {
        // given
        provider.faults().plan(new LlmFault.Status(429, Duration.ofSeconds(9)), 1);

        // then
        assertThatThrownBy(() -> modelOf(spoken, "5s").ask(question()))
                .isInstanceOfSatisfying(LanguageModelUnavailable.class, failure -> {
                    assertThat(failure.trouble()).isEqualTo(Trouble.RATE_LIMITED);
                    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(9));
                });
        assertThat(provider.meter().bill().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLongOrOverloadedIsToldApart(Spoken spoken) {
        // given
        provider.faults().plan(new LlmFault.TooLong(), 1);
        provider.faults().plan(new LlmFault.Status(503), 1);
        provider.faults().plan(new LlmFault.Status(401), 1);

        // then
        assertThat(troubleOf(spoken)).isEqualTo(Trouble.TOO_LONG);
        assertThat(troubleOf(spoken)).isEqualTo(Trouble.OVERLOADED);
        assertThat(troubleOf(spoken)).isEqualTo(Trouble.REJECTED);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsCutOffSaysSo(Spoken spoken) {
        // given
        provider.faults().plan(new LlmFault.CutOff(), 1);

        // then
        assertThat(modelOf(spoken, "5s").ask(question()).ending()).isEqualTo(Ending.CUT_OFF);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLLAMA")
    void aRefusalSaysSoAndIsBilledToTheLastToken(Spoken spoken) {
        // given
        provider.faults().plan(new LlmFault.Refusal(), 1);

        // when
        var reply = modelOf(spoken, "5s").ask(question());

        // then
        assertThat(reply.ending()).isEqualTo(Ending.REFUSED);
        assertThat(reply.receipt().usage().total())
                .isEqualTo(provider.meter().bill().promptTokens()
                        + provider.meter().bill().completionTokens());
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatIsSilentMayHaveBilledAndKnowsOurCall(Spoken spoken) {
        // given
        provider.faults().plan(new LlmFault.Silence(), 1);
        provider.faults().plan(new LlmFault.Reset(), 1);
        var question = question();

        // then
        for (var time = 0; time < 2; time++) {
            assertThatThrownBy(() -> modelOf(spoken, "500ms").ask(question))
                    .isInstanceOfSatisfying(
                            LanguageModelUnavailable.class,
                            failure -> assertThat(failure.mayBeBilled()).isTrue());
        }
        assertThat(provider.meter().billed(question.callId().toString())).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatIsNotThereHasNotBilled(Spoken spoken) {
        // given
        provider.close();

        // then
        assertThat(troubleOf(spoken)).isEqualTo(Trouble.UNREACHABLE);
    }

    private Trouble troubleOf(Spoken spoken) {
        try {
            modelOf(spoken, "5s").ask(question());
            throw new AssertionError("it answered");
        } catch (LanguageModelUnavailable unavailable) {
            return unavailable.trouble();
        }
    }

    private void assertSettledAsBilled(int answers) {
        var bill = provider.meter().bill();
        assertThat(calls.settled).hasSize(answers);
        assertThat(sum(LanguageModel.TokenUsage::inputTokens)).isEqualTo(bill.promptTokens());
        assertThat(sum(LanguageModel.TokenUsage::cachedInputTokens)).isEqualTo(bill.cachedTokens());
        assertThat(sum(LanguageModel.TokenUsage::cacheWriteTokens)).isEqualTo(bill.cacheWriteTokens());
        assertThat(sum(LanguageModel.TokenUsage::outputTokens)).isEqualTo(bill.completionTokens());
        assertThat(calls.begun)
                .allSatisfy(intent ->
                        assertThat(intent.mostInputTokens()).isGreaterThanOrEqualTo(bill.promptTokens() / answers));
    }

    private long sum(ToLongFunction<LanguageModel.TokenUsage> tokens) {
        return calls.settled.stream()
                .map(LanguageModel.Receipt::usage)
                .mapToLong(tokens)
                .sum();
    }

    private static String text(JsonObject message) {
        var content = message.getValue("content");
        return content instanceof String text
                ? text
                : message.getJsonArray("content").getJsonObject(0).getString("text");
    }

    private static Question question() {
        return new Question(
                UUID.randomUUID(),
                "instructions",
                List.of("groceries", "shopping"),
                "{\"items\":[{\"index\":0,\"description\":\"CRNR SUPERMARKET\"}]}",
                200);
    }

    private AskLanguageModel asking(Spoken spoken) {
        return new AskLanguageModel(
                modelOf(spoken, "5s"), calls, new NoLimits(), Taxonomy.shipped(), config(spoken, "5s"));
    }

    private LanguageModel modelOf(Spoken spoken, String timeout) {
        return LangChainLanguageModel.of(config(spoken, timeout), Clock.systemUTC());
    }

    private LanguageModelConfig config(Spoken spoken, String timeout) {
        var values = new HashMap<>(Map.of(
                "tributary.language-model.provider",
                spoken.name().toLowerCase(Locale.ROOT),
                "tributary.language-model.timeout",
                timeout,
                "tributary.language-model.base-url",
                provider.baseUrl() + spoken.path));
        return TestingConfig.of(LanguageModelConfig.class, values);
    }

    private static final class NoLimits implements ModelLimits {

        @Override
        public Duration take(String name, long tokens) {
            return Duration.ZERO;
        }

        @Override
        public void pause(String name, Duration howLong) {}
    }
}
