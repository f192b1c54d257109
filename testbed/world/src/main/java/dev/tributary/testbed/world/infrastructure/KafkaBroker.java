package dev.tributary.testbed.world.infrastructure;

import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.part.PartFailed;
import dev.tributary.testbed.world.part.PidFile;
import dev.tributary.testbed.world.part.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Kafka broker (KRaft, one node) in a JVM of its own.
public final class KafkaBroker implements Part {

    public static final String NAME = "kafka";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    /// Any sixteen bytes in base64; a one-node cluster has nobody to be told apart from.
    private static final String CLUSTER_ID = "dHJpYnV0YXJ5LXdvcmxkLQ";

    private final Settings settings;

    public KafkaBroker(Settings settings) {
        this.settings = settings;
    }

    /// @param home where the libraries, the configuration and the data go
    /// @param log everything the broker says
    public record Settings(Path home, Path log, int port, int controllerPort) {

        Path configuration() {
            return home.resolve("server.properties");
        }

        Path data() {
            return home.resolve("data");
        }

        public String bootstrapServers() {
            return "localhost:" + port;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFRASTRUCTURE;
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public Optional<URI> healthUrl() {
        return Optional.empty();
    }

    @Override
    public Path log() {
        return settings.log();
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return running(settings.home());
    }

    /// The same for whatever broker has its data there, whoever started it.
    public static Optional<ProcessHandle> running(Path home) {
        return pidFile(home).running();
    }

    @Override
    public boolean isUp() {
        return process().isPresent() && Processes.isListening(settings.port());
    }

    /// Starts the broker and creates the topics it does not have.
    @Override
    public synchronized void start() {
        // What a killed launcher left behind has our data directory.
        kill();
        try {
            Files.createDirectories(settings.home());
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Files.writeString(settings.configuration(), configuration(settings));
            if (isEmpty(settings.data())) {
                format();
            }
            ProcessHandle process = launch();
            KafkaTopics.createMissing(settings.bootstrapServers(), process::isAlive, START_TIMEOUT);
        } catch (IOException | RuntimeException e) {
            kill();
            throw new PartFailed(name(), "did not start on port " + settings.port(), e);
        }
    }

    @Override
    public void stop() {
        process().ifPresent(process -> Processes.stop(process, STOP_TIMEOUT));
    }

    @Override
    public void kill() {
        process().ifPresent(Processes::kill);
    }

    private static PidFile pidFile(Path home) {
        return new PidFile(home.resolve("kafka.pid"));
    }

    private void format() throws IOException {
        Process format = java(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        CLUSTER_ID,
                        "-c",
                        settings.configuration().toString())
                .start();
        if (format.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the data directory could not be formatted");
        }
    }

    private ProcessHandle launch() throws IOException {
        ProcessHandle process =
                java("kafka.Kafka", settings.configuration().toString()).start().toHandle();
        pidFile(settings.home()).write(process);
        return process;
    }

    private ProcessBuilder java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(Processes.java());
        command.addAll(List.of(
                "-Xmx256m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=WARN",
                "-cp",
                KafkaLibraries.unpackTo(settings.home().resolve("libs")),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(settings.log().toFile()));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String configuration(Settings settings) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                # A name that is wrong shall fail, not make a topic.
                auto.create.topics.enable=false
                # One node: nobody to replicate to.
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # Fifty partitions of bookkeeping are for clusters.
                offsets.topic.num.partitions=4
                # A group that starts alone has nobody to wait for.
                group.initial.rebalance.delay.ms=0
                # A killed service is noticed soon.
                group.min.session.timeout.ms=2000
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                background.threads=2
                # The default reserves 128 MiB.
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(
                settings.port(), settings.controllerPort(), settings.data().toAbsolutePath());
    }
}
