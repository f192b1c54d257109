package dev.tributary.testbed.world.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// A refusal of the gateway itself, as RFC 9457 wants it.
record Problem(int status, String title, String code, String detail) {

    static final String CONTENT_TYPE = "application/problem+json";

    /// A service that is started again is usually back within this time.
    static final String RETRY_AFTER_SECONDS = "2";

    static Problem unavailable(String service) {
        return new Problem(
                503,
                "Service Unavailable",
                "service_unavailable",
                "The service '%s' does not answer. Try again in a moment; `./tributary status` shows whether it runs."
                        .formatted(service));
    }

    static Problem unknownPath(String path) {
        return new Problem(
                404,
                "Not Found",
                "unknown_path",
                "Nothing is served at '%s'. /openapi.json lists what there is.".formatted(path));
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                "Content Too Large",
                "request_too_large",
                "A request can have %d KiB. Send less at once.".formatted(Edge.LARGEST_BODY >> 10));
    }

    Buffer body() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .toBuffer();
    }

    void send(HttpServerResponse response) {
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .end(body());
    }
}
