package dev.tributary.enrichment.languagemodel.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/// Hands LangChain4j the one client there is.
final class ProviderHttpBuilder implements HttpClientBuilder {

    private final ProviderHttp http;
    private Duration connectTimeout;
    private Duration readTimeout;

    ProviderHttpBuilder(ProviderHttp http, Duration timeout) {
        this.http = http;
        this.connectTimeout = timeout;
        this.readTimeout = timeout;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return http;
    }
}
