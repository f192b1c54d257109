package dev.tributary.messaging;

import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/// The way of a trace through the outbox. The relay publishes long after the request, on a thread of its own: what the
/// request was is kept with the row, and goes on as the record's `traceparent`.
final class Trace {

    private static final String TRACEPARENT = "traceparent";

    private Trace() {}

    /// @return W3C's `traceparent`; empty when nothing is traced
    static String current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : "";
    }

    static void write(String traceparent, Headers headers) {
        if (!traceparent.isEmpty()) {
            headers.add(TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
