package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.cli.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// After an import: what the services export is what METRICS.md says, and the other way round.
@Order(Integer.MAX_VALUE)
class MetricsTest {

    private static final Stack STACK = Stack.shared();
    private static final Path TABLE = Path.of("..", "..", "deploy", "monitoring", "METRICS.md");
    private static final Pattern ROW = Pattern.compile(
            "\\| `(tributary_\\w+)` \\| \\w+ \\| (?<labels>[^|]*)\\| (?<services>[^|]*)\\| (?<when>always|event) \\|.*");
    private static final Pattern SAMPLE = Pattern.compile("(?<name>tributary_\\w+)(\\{(?<labels>.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private record Documented(String name, Set<String> labels, Set<String> services, boolean always) {}

    @Test
    void shouldExportWhatIsDocumentedAndNothingElse() throws Exception {
        // given
        STACK.person("measured").imports("john", "last-30-days");

        // when
        var documented = documented();
        var exported = exported();

        // then
        assertThat(documented).hasSizeGreaterThan(40);
        assertThat(unlike(documented, exported)).isEmpty();
    }

    private static Set<String> unlike(List<Documented> documented, Map<String, Map<String, Set<String>>> exported) {
        var unlike = new TreeSet<String>();
        var rows = documented.stream().collect(Collectors.toMap(Documented::name, row -> row));
        exported.forEach((service, metrics) -> metrics.forEach((name, labels) -> {
            var row = rows.get(name);
            if (row == null || !row.services().contains(service)) {
                unlike.add("%s exports %s, which is not in the table".formatted(service, name));
            } else if (!row.labels().equals(labels)) {
                unlike.add("%s exports %s with the labels %s, not %s".formatted(service, name, labels, row.labels()));
            }
        }));
        for (var row : documented) {
            row.services().stream()
                    .filter(service -> row.always()
                            && !exported.getOrDefault(service, Map.of()).containsKey(row.name()))
                    .forEach(service -> unlike.add("%s does not export %s".formatted(service, row.name())));
        }
        return unlike;
    }

    private static List<Documented> documented() throws IOException {
        var rows = new ArrayList<Documented>();
        for (var line : Files.readAllLines(TABLE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Documented(
                        row.group(1),
                        words(row.group("labels")),
                        words(row.group("services")),
                        row.group("when").equals("always")));
            }
        }
        return rows;
    }

    private static Set<String> words(String list) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(list)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /// By service and metric, the labels.
    private static Map<String, Map<String, Set<String>>> exported() throws IOException, InterruptedException {
        var exported = new HashMap<String, Map<String, Set<String>>>();
        try (var http = HttpClient.newHttpClient()) {
            for (var service : STACK.services()) {
                exported.put(service.name(), metrics(http, service));
            }
        }
        assertThat(exported).hasSize(5);
        return exported;
    }

    private static Map<String, Set<String>> metrics(HttpClient http, Part part)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + part.port() + "/q/metrics");
        var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        var metrics = new HashMap<String, Set<String>>();
        answer.body()
                .lines()
                .map(SAMPLE::matcher)
                .filter(sample -> sample.lookingAt())
                .forEach(sample -> {
                    var labels = new HashSet<String>();
                    if (sample.group("labels") != null) {
                        LABEL.matcher(sample.group("labels")).results().forEach(label -> labels.add(label.group(1)));
                    }
                    metrics.put(sample.group("name"), labels);
                });
        return metrics;
    }
}
