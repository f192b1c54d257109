package dev.tributary.testbed.cli.http;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Requests with a bearer token, answers as records.
///
/// Every method throws [Refused] for an answer that is no success and [Unreachable] for none at all.
public final class JsonHttp {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(CONNECT)
            .build();
    private final Credentials credentials;

    public JsonHttp(Credentials credentials) {
        this.credentials = credentials;
    }

    /// What the answers asked to keep: another client that goes on as the same browser takes them along.
    public CookieHandler cookies() {
        return cookies;
    }

    public <T> T get(URI uri, Class<T> type) {
        return Json.read(text(request(uri).GET().build()), type, "The answer of " + uri.getPath());
    }

    public <T> T post(URI uri, Object body, Class<T> type) {
        return Json.read(text(withBody(uri, "POST", Json.write(body))), type, "The answer of " + uri.getPath());
    }

    public void post(URI uri) {
        text(request(uri).POST(BodyPublishers.noBody()).build());
    }

    public void patch(URI uri) {
        text(request(uri).method("PATCH", BodyPublishers.noBody()).build());
    }

    public void put(URI uri, Object body) {
        text(withBody(uri, "PUT", Json.write(body)));
    }

    public void delete(URI uri) {
        text(request(uri).DELETE().build());
    }

    /// A form, as OAuth wants it.
    public <T> T postForm(URI uri, String form, Class<T> type) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return Json.read(text(request), type, "The answer of " + uri.getPath());
    }

    /// Reads an answer line by line, however long it is.
    public void lines(URI uri, Consumer<String> reader) {
        var response = send(request(uri).timeout(Duration.ofMinutes(30)).GET().build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (failed(response)) {
                throw Refused.of(uri, response.statusCode(), lines.collect(Collectors.joining("\n")));
            }
            lines.filter(line -> !line.isBlank()).forEach(reader);
        } catch (UncheckedIOException brokenOff) {
            throw new Unreachable(uri, brokenOff);
        }
    }

    /// Whether the address answers with a success, within the given time.
    public boolean answers(URI uri, Duration within) {
        try {
            return !failed(send(request(uri).timeout(within).GET().build(), BodyHandlers.discarding()));
        } catch (Unreachable nobodyThere) {
            return false;
        }
    }

    private HttpRequest withBody(URI uri, String method, String body) {
        return request(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", "application/json, */*;q=0.5");
        credentials.bearer().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private String text(HttpRequest request) {
        var response = send(request, BodyHandlers.ofString());
        if (failed(response)) {
            throw Refused.of(request.uri(), response.statusCode(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException nobodyThere) {
            throw new Unreachable(request.uri(), nobodyThere);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("Stopped while waiting for " + request.uri().getAuthority() + ".", stopping);
        }
    }

    private static boolean failed(HttpResponse<?> response) {
        return response.statusCode() / 100 != 2;
    }
}
