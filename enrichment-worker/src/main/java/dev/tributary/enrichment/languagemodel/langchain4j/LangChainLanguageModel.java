package dev.tributary.enrichment.languagemodel.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.tributary.enrichment.languagemodel.LanguageModel;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A provider behind LangChain4j. Its own retries are turned off, for each would be billed without being written down.
public final class LangChainLanguageModel implements LanguageModel {

    private final String name;
    private final ChatModel model;
    private final Dialect dialect;
    private final Clock clock;

    private LangChainLanguageModel(String name, ChatModel model, Dialect dialect, Clock clock) {
        this.name = name;
        this.model = model;
        this.dialect = dialect;
        this.clock = clock;
    }

    /// @throws IllegalArgumentException when the configuration names no provider
    public static LangChainLanguageModel of(LanguageModelConfig config, Clock clock) {
        var dialect =
                switch (config.provider()) {
                    case OPENAI -> Dialect.OPENAI;
                    case ANTHROPIC -> Dialect.ANTHROPIC;
                    case OLLAMA -> Dialect.OLLAMA;
                    case NONE -> throw new IllegalArgumentException("provider: none is no language model");
                };
        var http = new ProviderHttpBuilder(new ProviderHttp(config.timeout()), config.timeout());
        return new LangChainLanguageModel(config.model(), dialect.model(config, http), dialect, clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Question question) {
        var exchange = new Exchange(question.callId());
        try {
            var response = answer(exchange, question);
            var ending = dialect.isRefusal(exchange.body()) ? Ending.REFUSED : ending(response);
            var text = Objects.requireNonNullElse(dialect.text(response), "");
            return new Reply(text, ending, receipt(exchange, dialect.usage(response), dialect.isBatched(response)));
        } catch (ContentFilteredException refused) {
            // LangChain4j keeps nothing of such an answer, and it is billed like any other.
            return new Reply("", Ending.REFUSED, receipt(exchange, OpenAiRefusals.usage(exchange.body()), false));
        } catch (LanguageModelUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException unreadable) {
            throw new LanguageModelUnavailable(Trouble.SILENT, null, unreadable);
        }
    }

    private Receipt receipt(Exchange exchange, TokenUsage usage, boolean batched) {
        return new Receipt(exchange.requestId(), name, usage, exchange.at().orElseGet(clock::instant), batched);
    }

    private ChatResponse answer(Exchange exchange, Question question) {
        var request = ChatRequest.builder()
                .messages(SystemMessage.from(question.instructions()), UserMessage.from(question.document()))
                .parameters(dialect.parameters(name, question))
                .build();
        try {
            return ProviderHttp.within(exchange, () -> model.chat(request));
        } catch (ContentFilteredException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw new LanguageModelUnavailable(trouble(failure), exchange.retryAfter(clock.instant()), failure);
        }
    }

    private static Ending ending(ChatResponse response) {
        var reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return Ending.CUT_OFF;
        }
        return reason == FinishReason.CONTENT_FILTER ? Ending.REFUSED : Ending.COMPLETE;
    }

    /// LangChain4j throws its own exceptions for most failures, and plain ones for connections that fail.
    private static Trouble trouble(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException answered) {
                return troubleOf(answered.statusCode(), answered.getMessage());
            }
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return Trouble.UNREACHABLE;
            }
        }
        return Trouble.SILENT;
    }

    private static Trouble troubleOf(int status, @Nullable String body) {
        return switch (status) {
            case 429 -> Trouble.RATE_LIMITED;
            case 413 -> Trouble.TOO_LONG;
            // A gateway gave up on a model that may still have answered.
            case 408, 504 -> Trouble.SILENT;
            case 500, 502, 503, 529 -> Trouble.OVERLOADED;
            default -> status >= 500 ? Trouble.OVERLOADED : isTooLong(body) ? Trouble.TOO_LONG : Trouble.REJECTED;
        };
    }

    private static boolean isTooLong(@Nullable String body) {
        var text = body == null ? "" : body.toLowerCase(Locale.ROOT);
        return text.contains("context_length_exceeded")
                || text.contains("too long")
                || text.contains("too many tokens");
    }
}
