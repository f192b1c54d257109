package dev.tributary.imports.person.http;

import dev.tributary.imports.person.OtherContexts;
import dev.tributary.imports.person.PersonConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

@ApplicationScoped
class HttpOtherContexts implements OtherContexts {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PersonConfig config;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpOtherContexts(PersonConfig config) {
        this.config = config;
    }

    @Override
    public Map<String, InputStream> open(String authorization) throws IOException {
        var opened = new TreeMap<String, InputStream>();
        try {
            for (var context : config.contexts().entrySet()) {
                opened.put(context.getKey(), open(context.getKey(), context.getValue(), authorization));
            }
            return opened;
        } catch (IOException failure) {
            for (var part : opened.values()) {
                part.close();
            }
            throw failure;
        }
    }

    private InputStream open(String context, URI address, String authorization) throws IOException {
        var request = HttpRequest.newBuilder(address.resolve("/api/truelayer/me/export/" + context))
                .header("Authorization", authorization)
                .timeout(PATIENCE)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("%s answered %d".formatted(context, answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking " + context);
        }
    }
}
