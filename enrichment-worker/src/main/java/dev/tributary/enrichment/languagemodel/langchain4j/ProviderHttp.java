package dev.tributary.enrichment.languagemodel.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What LangChain4j sends goes through here, because it keeps neither a provider's headers nor the end of a slow body:
/// the wait of a `Retry-After`, the time and the id of a request are in the headers.
final class ProviderHttp implements HttpClient {

    /// The headers of the call at hand; a call and its answer are on one thread.
    private static final ScopedValue<Exchange> EXCHANGE = ScopedValue.newInstance();

    /// OpenAI's name for an id the caller gives.
    private static final String CALL_ID = "X-Client-Request-Id";

    private final java.net.http.HttpClient http;
    private final Duration timeout;

    ProviderHttp(Duration timeout) {
        this.timeout = timeout;
        this.http = java.net.http.HttpClient.newBuilder()
                .connectTimeout(timeout)
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Runs `call` and keeps the headers of its answer in `exchange`.
    static <T> T within(Exchange exchange, ScopedValue.CallableOp<T, RuntimeException> call) {
        return ScopedValue.where(EXCHANGE, exchange).call(call);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var response = answer(sent(request));
        var exchange = EXCHANGE.get();
        exchange.answered(response.headers(), response.body());
        if (response.statusCode() / 100 != 2) {
            throw new HttpException(response.statusCode(), response.body());
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private java.net.http.HttpRequest sent(HttpRequest request) {
        var sent = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()))
                .header(CALL_ID, EXCHANGE.get().callId().toString());
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent.build();
    }

    /// The time-out is of the whole answer: a body may stall after its headers.
    private HttpResponse<String> answer(java.net.http.HttpRequest request) {
        var answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new CompletionException(slow);
        } catch (ExecutionException failure) {
            throw new CompletionException(failure.getCause());
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CompletionException(new IOException("interrupted", stopping));
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are read whole");
    }
}
