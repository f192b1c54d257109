package dev.tributary.enrichment.languagemodel.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModel.Question;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import org.jspecify.annotations.Nullable;

/// What differs between providers: how an answer is given its shape, and how usage is counted.
enum Dialect {
    OPENAI {
        @Override
        ChatModel model(LanguageModelConfig config, HttpClientBuilder http) {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(config.baseUrl().orElse("https://api.openai.com/v1"))
                    .apiKey(config.apiKey().orElse("none"))
                    .modelName(config.model())
                    .temperature(0.0)
                    .strictJsonSchema(true)
                    .serviceTier(config.serviceTier().orElse(null))
                    .timeout(config.timeout())
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false)
                    .build();
        }

        @Override
        ChatRequestParameters parameters(String model, Question question) {
            return shaped(model, question);
        }

        @Override
        TokenUsage usage(ChatResponse response) {
            var usage = (OpenAiTokenUsage) response.tokenUsage();
            var details = usage.inputTokensDetails();
            var cached = details == null || details.cachedTokens() == null ? 0 : details.cachedTokens();
            return new TokenUsage(usage.inputTokenCount(), cached, 0, usage.outputTokenCount());
        }

        @Override
        boolean isBatched(ChatResponse response) {
            return response.metadata() instanceof OpenAiChatResponseMetadata metadata
                    && "flex".equals(metadata.serviceTier());
        }
    },

    /// It has no format of an answer, but fills in the arguments of a tool it is made to use.
    ANTHROPIC {
        @Override
        ChatModel model(LanguageModelConfig config, HttpClientBuilder http) {
            return AnthropicChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(config.baseUrl().orElse("https://api.anthropic.com/v1"))
                    .apiKey(config.apiKey().orElse("none"))
                    .modelName(config.model())
                    .temperature(0.0)
                    .cacheSystemMessages(true)
                    .cacheTools(true)
                    .timeout(config.timeout())
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false)
                    .build();
        }

        @Override
        ChatRequestParameters parameters(String model, Question question) {
            return ChatRequestParameters.builder()
                    .modelName(model)
                    .maxOutputTokens(question.mostOutputTokens())
                    .toolSpecifications(ToolSpecification.builder()
                            .name(AnswerSchema.NAME)
                            .description("Takes the category of each item.")
                            .parameters(AnswerSchema.of(question.categories()))
                            .build())
                    .toolChoice(ToolChoice.REQUIRED)
                    .build();
        }

        @Override
        boolean isRefusal(JsonNode answer) {
            return answer.path("stop_reason").asText().equals("refusal");
        }

        @Override
        @Nullable
        String text(ChatResponse response) {
            var calls = response.aiMessage().toolExecutionRequests();
            return calls == null || calls.isEmpty()
                    ? response.aiMessage().text()
                    : calls.getFirst().arguments();
        }

        // Its input does not count what was read from or written to the cache.
        @Override
        TokenUsage usage(ChatResponse response) {
            var usage = (AnthropicTokenUsage) response.tokenUsage();
            var read = count(usage.cacheReadInputTokens());
            var written = count(usage.cacheCreationInputTokens());
            return new TokenUsage(usage.inputTokenCount() + read + written, read, written, usage.outputTokenCount());
        }
    },

    OLLAMA {
        @Override
        ChatModel model(LanguageModelConfig config, HttpClientBuilder http) {
            return OllamaChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(config.baseUrl().orElse("http://localhost:11434"))
                    .modelName(config.model())
                    .temperature(0.0)
                    .timeout(config.timeout())
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false)
                    .build();
        }

        @Override
        ChatRequestParameters parameters(String model, Question question) {
            return shaped(model, question);
        }

        @Override
        TokenUsage usage(ChatResponse response) {
            var usage = response.tokenUsage();
            return new TokenUsage(usage.inputTokenCount(), 0, 0, usage.outputTokenCount());
        }
    };

    abstract ChatModel model(LanguageModelConfig config, HttpClientBuilder http);

    abstract ChatRequestParameters parameters(String model, Question question);

    abstract TokenUsage usage(ChatResponse response);

    @Nullable
    String text(ChatResponse response) {
        return response.aiMessage().text();
    }

    boolean isBatched(ChatResponse response) {
        return false;
    }

    /// Where LangChain4j does not tell.
    boolean isRefusal(JsonNode answer) {
        return false;
    }

    private static ChatRequestParameters shaped(String model, Question question) {
        var schema = JsonSchema.builder()
                .name(AnswerSchema.NAME)
                .rootElement(AnswerSchema.of(question.categories()))
                .build();
        return ChatRequestParameters.builder()
                .modelName(model)
                .maxOutputTokens(question.mostOutputTokens())
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build())
                .build();
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
