package dev.tributary.testbed.world.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;

/// Passes requests and WebSockets on to one service, and says so when the service does not answer.
final class ServiceProxy {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /// A service that says nothing for so long is as good as down.
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 256;

    private final Upstream upstream;
    private final NetClient probe;
    private final HttpProxy proxy;

    ServiceProxy(Vertx vertx, Upstream upstream) {
        this.upstream = upstream;
        this.probe = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) CONNECT_TIMEOUT.toMillis()));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setDecompressionSupported(false));
        this.proxy = HttpProxy.reverseProxy(client)
                .origin(context -> client.request(target(context)))
                .addInterceptor(new SayWhenDown());
    }

    void handle(HttpServerRequest request) {
        nameCaller(request);
        if (request.getHeader(HttpHeaders.UPGRADE) == null) {
            proxy.handle(request);
        } else {
            upgrade(request);
        }
    }

    /// The proxy cannot explain a WebSocket that nobody accepts: we knock first.
    private void upgrade(HttpServerRequest request) {
        request.pause();
        probe.connect(upstream.port(), upstream.host()).onComplete(knock -> {
            request.resume();
            if (knock.succeeded()) {
                knock.result().close();
                proxy.handle(request);
            } else {
                Problem.unavailable(upstream.name()).send(request.response());
            }
        });
    }

    /// What a caller claims to be is not believed: this is the edge.
    private static void nameCaller(HttpServerRequest request) {
        request.headers()
                .set("X-Forwarded-For", request.remoteAddress().hostAddress())
                .set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            request.headers().set("X-Forwarded-Host", request.authority().toString());
        }
    }

    private RequestOptions target(ProxyContext context) {
        RequestOptions options = new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setConnectTimeout(CONNECT_TIMEOUT.toMillis());
        boolean isUpgrade = context.request().proxiedRequest().getHeader(HttpHeaders.UPGRADE) != null;
        // A WebSocket may be quiet for as long as it likes.
        return isUpgrade ? options : options.setIdleTimeout(SILENCE_TIMEOUT.toMillis());
    }

    private final class SayWhenDown implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context)));
        }

        private ProxyResponse unavailable(ProxyContext context) {
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(503)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                    .putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS)
                    .setBody(Body.body(Problem.unavailable(upstream.name()).body()));
        }
    }
}
