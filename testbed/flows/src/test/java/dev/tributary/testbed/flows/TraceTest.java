package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What a person did is found in every service by the trace their page began.
class TraceTest {

    private static final Stack STACK = Stack.shared();

    @Test
    void shouldFollowOneRequestThroughDatabaseAndBrokerIntoTheLogsOfOtherServices() {
        // given
        var trace = hex(16);
        var person = STACK.person("traced-" + trace);
        var plan = person.plans(person.connects("john"), "last-30-days");

        // when
        var started = person.sends(
                "POST",
                "/api/truelayer/import/start",
                "{\"job_id\":\"%s\"}".formatted(plan.jobId()),
                Map.of("traceparent", "00-%s-%s-00".formatted(trace, hex(8))));
        assertThat(started.statusCode()).isEqualTo(202);
        person.followsToTheEnd(plan);

        // then: the rows the transaction left in the outbox kept it, and the broker has it
        var told = STACK.topics().everything(List.of(Topic.BANK_SYNC_COMMANDS, Topic.BANK_SYNC_PROGRESS)).stream()
                .filter(message -> message.value() != null
                        && message.value().contains(plan.jobId().toString()))
                .toList();
        assertThat(told)
                .hasSizeGreaterThan(2)
                .allSatisfy(message -> assertThat(traceparent(message)).startsWith("00-" + trace));

        // and: every service that had a part in it wrote so
        await("the last line is written")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(servicesThatLogged(trace, plan.jobId().toString()))
                                .contains("import-api", "sync-worker", "enrichment-worker"));
    }

    private static Set<String> servicesThatLogged(String trace, String jobId) {
        var services = new TreeSet<String>();
        for (var service : STACK.services()) {
            try (var lines = Files.lines(Objects.requireNonNull(service.log()))) {
                if (lines.anyMatch(line -> line.contains("trace_id=" + trace) && line.contains("job_id=" + jobId))) {
                    services.add(service.name());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return services;
    }

    private static String traceparent(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        new Random().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
