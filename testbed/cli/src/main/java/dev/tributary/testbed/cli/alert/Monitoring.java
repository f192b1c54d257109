package dev.tributary.testbed.cli.alert;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.http.Unreachable;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.StackState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prometheus and Alertmanager beside a stack, with what `deploy/monitoring` has: only addresses are others.
final class Monitoring implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final int prometheusPort = freePort();
    private final int alertmanagerPort = freePort();
    private final long services;
    private final List<Process> processes = new ArrayList<>();

    Monitoring(Home home, Path directory, StackState stack, URI receiver) {
        var shipped = home.root().resolve("deploy/monitoring");
        folder = directory.resolve("monitoring");
        services = services(stack).size();
        try {
            Files.createDirectories(folder);
            Files.copy(shipped.resolve("rules.yaml"), folder.resolve("rules.yaml"));
            write("prometheus.yml", prometheus(Files.readString(shipped.resolve("prometheus.yml")), stack));
            write(
                    "alertmanager.yml",
                    Files.readString(shipped.resolve("alertmanager.yml"))
                            .replaceAll("http://(page|ticket)\\.invalid/", receiver.toString()));
            start(
                    "prometheus",
                    "--config.file=prometheus.yml",
                    "--storage.tsdb.path=prometheus",
                    "--web.listen-address=127.0.0.1:" + prometheusPort);
            start(
                    "prometheus-alertmanager",
                    "--config.file=alertmanager.yml",
                    "--storage.path=alertmanager",
                    "--cluster.listen-address=",
                    "--web.listen-address=127.0.0.1:" + alertmanagerPort);
        } catch (IOException failure) {
            close();
            throw new WorkFailed(
                    "Prometheus and Alertmanager could not be started: %s. Debian and Ubuntu have both: apt-get install prometheus prometheus-alertmanager."
                            .formatted(failure.getMessage()),
                    failure);
        }
    }

    private static List<Part> services(StackState stack) {
        return stack.parts().stream().filter(Part::isService).toList();
    }

    private String prometheus(String shipped, StackState stack) {
        var config = shipped.replace("alertmanager:9093", "127.0.0.1:" + alertmanagerPort);
        for (var service : services(stack)) {
            config = config.replace(service.name() + ":8080", "127.0.0.1:" + service.port());
        }
        return config;
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void start(String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                .start());
    }

    /// @throws WorkFailed when one of the services has not been read in time
    void awaitAllScraped() {
        var http = new JsonHttp(Credentials.NONE);
        var url = URI.create("http://127.0.0.1:%d/api/v1/query?query=sum(up)".formatted(prometheusPort));
        var read = new Patience(START).await(() -> Optional.of(up(http, url)).filter(up -> up >= services));
        if (read.isEmpty()) {
            throw new WorkFailed("Prometheus did not read all services within %d s. Its log: %s"
                    .formatted(START.toSeconds(), folder.resolve("prometheus.log")));
        }
    }

    private static double up(JsonHttp http, URI url) {
        try {
            var result = http.get(url, Answer.class).data.result;
            return result.isEmpty()
                    ? 0
                    : Double.parseDouble(String.valueOf(result.getFirst().value.getLast()));
        } catch (Unreachable starting) {
            return 0;
        }
    }

    private record Answer(Data data) {}

    private record Data(List<Sample> result) {}

    private record Sample(Map<String, String> metric, List<Object> value) {}

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new WorkFailed("No port is free: " + none.getMessage(), none);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }
}
