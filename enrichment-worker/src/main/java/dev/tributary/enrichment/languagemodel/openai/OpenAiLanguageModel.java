package dev.tributary.enrichment.languagemodel.openai;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import java.net.ConnectException;
import java.util.Objects;

/// Any provider that speaks the OpenAI protocol.
public final class OpenAiLanguageModel implements LanguageModel {

    private final String name;
    private final ChatModel model;

    public OpenAiLanguageModel(LanguageModelConfig config) {
        this.name = config.model();
        this.model = OpenAiChatModel.builder()
                .httpClientBuilder(JdkHttpClient.builder())
                .baseUrl(config.baseUrl())
                .apiKey(config.apiKey().orElse("none"))
                .modelName(config.model())
                .temperature(0.0)
                .responseFormat(ResponseFormat.JSON)
                .timeout(config.timeout())
                // A retry here would be billed without being written down.
                .maxRetries(0)
                // Prompts hold what must not be logged.
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(String instructions, String question) {
        var response = answer(instructions, question);
        // A refusal has no text.
        var text = Objects.requireNonNullElse(response.aiMessage().text(), "");
        return new Reply(text, usage((OpenAiTokenUsage) response.tokenUsage()));
    }

    /// LangChain4j throws its own exceptions for most failures, and plain ones for connections that fail.
    private ChatResponse answer(String instructions, String question) {
        try {
            return model.chat(SystemMessage.from(instructions), UserMessage.from(question));
        } catch (RuntimeException failure) {
            throw new LanguageModelUnavailable(mayBeBilled(failure), failure);
        }
    }

    private static TokenUsage usage(OpenAiTokenUsage usage) {
        var details = usage.inputTokensDetails();
        var cached = details == null || details.cachedTokens() == null ? 0 : details.cachedTokens();
        return new TokenUsage(usage.inputTokenCount(), cached, usage.outputTokenCount());
    }

    /// An error the provider answered with, or a connection that never was, costs nothing; silence may.
    private static boolean mayBeBilled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException || cause instanceof ConnectException) {
                return false;
            }
        }
        return true;
    }
}
