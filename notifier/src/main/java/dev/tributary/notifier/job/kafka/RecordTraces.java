package dev.tributary.notifier.job.kafka;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Goes on with the trace a record carries. Channels do so by themselves; this topic is read without one.
@ApplicationScoped
class RecordTraces {

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            var names = new ArrayList<String>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            var header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    RecordTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.tributary.notifier");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    void within(ConsumerRecord<String, @Nullable String> message, Runnable work) {
        var span = tracer.spanBuilder(message.topic() + " process")
                .setParent(propagator.extract(Context.root(), message.headers(), HEADERS))
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try (var _ = span.makeCurrent()) {
            work.run();
        } finally {
            span.end();
        }
    }
}
