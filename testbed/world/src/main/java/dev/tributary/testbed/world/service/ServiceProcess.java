package dev.tributary.testbed.world.service;

import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.PartFailed;
import dev.tributary.testbed.world.part.PidFile;
import dev.tributary.testbed.world.part.Processes;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service in a JVM of its own, as it was built.
public final class ServiceProcess implements Part {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    /// All services at once, on two cores.
    private static final Duration LEARN_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();

    private final Settings settings;

    /// @param name of this replica
    /// @param jar what Quarkus built: `quarkus-app/quarkus-run.jar`
    /// @param pidFile remembers its process beyond the life of this one
    /// @param environment how it is configured, besides its port
    /// @param learns whether it writes down at its end what it loaded and ran, for later starts
    public record Settings(
            Service service,
            String name,
            Path jar,
            Path log,
            PidFile pidFile,
            int port,
            Map<String, String> environment,
            boolean learns) {}

    public ServiceProcess(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE;
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public Optional<URI> healthUrl() {
        return Optional.of(readyUrl());
    }

    @Override
    public Path log() {
        return settings.log();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return settings.pidFile().running();
    }

    @Override
    public boolean isUp() {
        return process().isPresent() && isReady();
    }

    @Override
    public void start() {
        // What a killed launcher left behind has our port.
        kill();
        if (!Files.isRegularFile(settings.jar())) {
            throw new PartFailed(name(), "is not built: %s is missing".formatted(settings.jar()));
        }
        try {
            ProcessHandle process = launch();
            Processes.await("it is not ready", this::isReady, process::isAlive, START_TIMEOUT);
        } catch (IOException | RuntimeException e) {
            kill();
            throw new PartFailed(name(), "did not start on port " + port(), e);
        }
    }

    @Override
    public void stop() {
        process().ifPresent(process -> Processes.stop(process, settings.learns() ? LEARN_TIMEOUT : STOP_TIMEOUT));
    }

    @Override
    public void kill() {
        process().ifPresent(Processes::kill);
    }

    private ProcessHandle launch() throws IOException {
        Files.createDirectories(settings.log().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(settings.service().launcher());
        command.addAll(Processes.java());
        command.addAll(settings.service().jvmFlags());
        command.addAll(program());
        ProcessBuilder builder = new ProcessBuilder(command)
                // What was learnt of a start names its files as they are seen from here.
                .directory(settings.jar().toAbsolutePath().resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(settings.log().toFile()));
        builder.environment().putAll(settings.environment());
        builder.environment().put("HTTP_PORT", Integer.toString(port()));
        // By default the C library keeps a pool of memory for each of many threads.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        ProcessHandle process = builder.start().toHandle();
        settings.pidFile().write(process);
        return process;
    }

    /// With what was learnt of earlier starts, if that was since the last build.
    private List<String> program() throws IOException {
        if (settings.learns()) {
            return List.of("-XX:AOTCacheOutput=learnt.aot", "@service.args");
        }
        Path cache = settings.jar().resolveSibling("service.aot");
        return Files.isRegularFile(cache)
                        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(settings.jar())) > 0
                ? List.of("-XX:AOTCache=" + cache.getFileName(), "@service.args")
                : List.of("-jar", settings.jar().getFileName().toString());
    }

    private URI readyUrl() {
        return URI.create("http://localhost:%d/q/health/ready".formatted(port()));
    }

    private boolean isReady() {
        if (!Processes.isListening(port())) {
            return false;
        }
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(readyUrl()).timeout(ANSWER_TIMEOUT).build();
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
