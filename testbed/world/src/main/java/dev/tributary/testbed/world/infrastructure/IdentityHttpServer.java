package dev.tributary.testbed.world.infrastructure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Serves the identity provider with the JDK's own HTTP server: the one it comes with needs JUnit 4 and keeps every
/// request, its other one needs a newer Netty than the services have.
final class IdentityHttpServer implements OAuth2HttpServer {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            HttpServer starting = HttpServer.create(new InetSocketAddress(address, port), 0);
            starting.createContext("/", exchange -> answer(exchange, handler));
            starting.setExecutor(threads);
            starting.start();
            server = starting;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("port %d is not to be had".formatted(port), e);
        }
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return Objects.requireNonNull(server, "not started").getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return Objects.requireNonNull(HttpUrl.get("http://localhost:" + port()).resolve(path), path);
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }

    private void answer(HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler)
            throws IOException {
        try (exchange) {
            OAuth2HttpResponse response = handler.invoke(request(exchange));
            response.getHeaders()
                    .forEach(header -> exchange.getResponseHeaders().add(header.getFirst(), header.getSecond()));
            byte[] body = body(response);
            exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private OAuth2HttpRequest request(HttpExchange exchange) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        String host = exchange.getRequestHeaders().getFirst("Host");
        HttpUrl url = HttpUrl.get("http://" + (host == null ? "localhost:" + port() : host) + exchange.getRequestURI());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url, body);
    }

    private static byte[] body(OAuth2HttpResponse response) {
        if (response.getBody() != null) {
            return response.getBody().getBytes(StandardCharsets.UTF_8);
        }
        return response.getBytesBody() == null ? new byte[0] : response.getBytesBody();
    }
}
