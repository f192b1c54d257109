package dev.tributary.testbed.world.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Passes requests and WebSockets on to one service, to each of its replicas in turn, and says so when none answers.
final class ServiceProxy {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /// A service that says nothing for so long is as good as down.
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 256;

    private final Replicas replicas;
    private final NetClient probe;
    private final HttpClient client;
    private final HttpProxy proxy;

    ServiceProxy(Vertx vertx, Replicas replicas) {
        this.replicas = replicas;
        this.probe = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) CONNECT_TIMEOUT.toMillis()));
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setDecompressionSupported(false));
        this.proxy = HttpProxy.reverseProxy(client)
                .origin(context -> connect(context, replicas.inTurn()))
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
        knock(replicas.inTurn()).onComplete(knock -> {
            request.resume();
            if (knock.succeeded()) {
                proxy.handle(request);
            } else {
                Problem.unavailable(replicas.service()).send(request.response());
            }
        });
    }

    private Future<Void> knock(List<Upstream> inTurn) {
        return tryEach(
                inTurn, replica -> probe.connect(replica.port(), replica.host()).compose(NetSocket::close));
    }

    /// Nothing of the request was sent to a replica that cannot be connected to: the next one may have it, whatever it
    /// asks for.
    private Future<HttpClientRequest> connect(ProxyContext context, List<Upstream> inTurn) {
        return tryEach(inTurn, replica -> client.request(target(context, replica)));
    }

    private <T> Future<T> tryEach(List<Upstream> inTurn, Function<Upstream, Future<T>> attempt) {
        Upstream first = inTurn.getFirst();
        List<Upstream> others = inTurn.subList(1, inTurn.size());
        return attempt.apply(first).recover(failure -> {
            replicas.failed(first);
            return others.isEmpty() ? Future.failedFuture(failure) : tryEach(others, attempt);
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

    private static RequestOptions target(ProxyContext context, Upstream upstream) {
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
                    .setBody(Body.body(Problem.unavailable(replicas.service()).body()));
        }
    }
}
