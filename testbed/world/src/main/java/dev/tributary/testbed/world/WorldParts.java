package dev.tributary.testbed.world;

import dev.tributary.testbed.llm.LlmSimulator;
import dev.tributary.testbed.truelayer.Options;
import dev.tributary.testbed.truelayer.TrueLayerSimulator;
import dev.tributary.testbed.world.database.DatabaseProxy;
import dev.tributary.testbed.world.gateway.Gateway;
import dev.tributary.testbed.world.gateway.Upstream;
import dev.tributary.testbed.world.infrastructure.EmbeddedPostgresql;
import dev.tributary.testbed.world.infrastructure.IdentityProvider;
import dev.tributary.testbed.world.infrastructure.KafkaBroker;
import dev.tributary.testbed.world.part.InProcessPart;
import dev.tributary.testbed.world.part.Part;
import dev.tributary.testbed.world.service.Service;
import dev.tributary.testbed.world.service.ServiceEnvironment;
import dev.tributary.testbed.world.service.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of a world, and how they know of each other. Nothing is started here.
final class WorldParts {

    /// What the documentation says, when nobody else is there.
    private static final int PREFERRED_GATEWAY_PORT = 8080;

    /// One whose price is known, so that the local world has costs to show.
    private static final String LANGUAGE_MODEL = "gpt-4o-mini";

    /// The log of all parts that live in this process.
    static final String IN_PROCESS = "in-process";

    private final WorldOptions options;
    private final StateDirectory directory;
    private final WorldSecrets secrets;

    private final int gatewayPort;
    private final int identityPort;
    private final Options bank;
    private final Optional<Integer> languageModelPort;
    private final EmbeddedPostgresql postgresql;
    private final Optional<Integer> databaseProxyPort;
    private final AtomicReference<@Nullable DatabaseProxy> databaseProxy = new AtomicReference<>();
    private final KafkaBroker kafka;
    private final Map<Service, List<Integer>> servicePorts = new EnumMap<>(Service.class);

    private final List<Part> infrastructure;
    private final List<Part> services;

    WorldParts(WorldOptions options, StateDirectory directory, WorldPorts ports) {
        this.options = options;
        this.directory = directory;
        this.secrets = new WorldSecrets(directory.secrets());
        this.gatewayPort = ports.of("gateway", PREFERRED_GATEWAY_PORT);
        this.identityPort = ports.of("identity");
        this.bank = bankOptions(options, directory, ports.of("truelayer"));
        this.languageModelPort = options.withLlm() ? Optional.of(ports.of("llm")) : Optional.empty();
        this.databaseProxyPort =
                options.withDatabaseProxy() ? Optional.of(ports.of("database-proxy")) : Optional.empty();
        this.postgresql = new EmbeddedPostgresql(new EmbeddedPostgresql.Settings(
                directory.data(EmbeddedPostgresql.NAME),
                directory.binaries(),
                directory.log(EmbeddedPostgresql.NAME),
                ports.of(EmbeddedPostgresql.NAME),
                true,
                secrets.superuserPassword(),
                secrets.databasePasswords()));
        this.kafka = new KafkaBroker(new KafkaBroker.Settings(
                directory.data(KafkaBroker.NAME),
                directory.log(KafkaBroker.NAME),
                ports.of(KafkaBroker.NAME),
                ports.of("kafka-controller")));
        Arrays.stream(Service.values())
                .forEach(service -> servicePorts.put(
                        service,
                        IntStream.rangeClosed(1, options.replicas().of(service))
                                .mapToObj(number -> ports.of(service.replica(number)))
                                .toList()));
        this.infrastructure = Stream.of(
                        Stream.of(postgresql, kafka, identity(), truelayer(), gateway()),
                        languageModelPort.stream().map(this::languageModel),
                        databaseProxyPort.stream().map(this::databaseProxy))
                .flatMap(parts -> parts)
                .toList();
        this.services = options.services().stream().flatMap(this::replicas).toList();
    }

    /// What must be there before the services.
    List<Part> infrastructure() {
        return infrastructure;
    }

    List<Part> services() {
        return services;
    }

    List<Part> all() {
        return Stream.concat(infrastructure.stream(), services.stream()).toList();
    }

    String gatewayUrl() {
        return local(gatewayPort, "");
    }

    String issuerUrl() {
        return IdentityProvider.issuerUrl(identityPort);
    }

    String simulatorUrl() {
        return local(bank.port(), "");
    }

    Optional<String> llmUrl() {
        return languageModelPort.map(port -> local(port, ""));
    }

    String databaseUrl() {
        return postgresql.databaseUrl();
    }

    /// Empty when the services speak to their database directly.
    Optional<DatabaseProxy> databaseProxy() {
        return Optional.ofNullable(databaseProxy.get());
    }

    String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    private Part identity() {
        return inProcess(
                "identity",
                identityPort,
                "/.well-known/openid-configuration",
                () -> IdentityProvider.start(identityPort)::stop);
    }

    private Part truelayer() {
        return inProcess("truelayer", bank.port(), "/_testbed/truth", () -> TrueLayerSimulator.start(bank)::close);
    }

    private Part languageModel(int port) {
        return inProcess("llm", port, "/_testbed/llm/meter", () -> LlmSimulator.start(port)::close);
    }

    private Part databaseProxy(int port) {
        return new InProcessPart("database-proxy", port, Optional.empty(), directory.log(IN_PROCESS), () -> {
            DatabaseProxy proxy = DatabaseProxy.start(port, postgresql.port());
            databaseProxy.set(proxy);
            return proxy::stop;
        });
    }

    private Part gateway() {
        // Those that are not started, too: the gateway says that they are down.
        List<Upstream> upstreams = Arrays.stream(Service.values())
                .flatMap(service ->
                        portsOf(service).stream().map(port -> new Upstream(service.folder(), "localhost", port)))
                .toList();
        Gateway.Settings settings =
                new Gateway.Settings(gatewayPort, issuerUrl(), options.root().resolve("web/dist"), upstreams);
        return inProcess("gateway", gatewayPort, "/config.json", () -> Gateway.start(settings)::close);
    }

    private Stream<Part> replicas(Service service) {
        List<Integer> ports = portsOf(service);
        return IntStream.rangeClosed(1, ports.size())
                .mapToObj(number -> service(service, service.replica(number), ports.get(number - 1), rootOf(number)));
    }

    /// Where a replica is built: the first is always ours.
    private Path rootOf(int number) {
        return number == 1 ? options.root() : options.beside().orElse(options.root());
    }

    private Part service(Service service, String name, int port, Path root) {
        return new ServiceProcess(new ServiceProcess.Settings(
                service,
                name,
                root.resolve(service.folder()).resolve("target/quarkus-app/quarkus-run.jar"),
                directory.log(name),
                directory.pidFile(name),
                port,
                environment().of(service, System.getenv()),
                options.learns()));
    }

    private ServiceEnvironment environment() {
        return new ServiceEnvironment(
                gatewayUrl(),
                databaseProxyPort
                        .map(port -> "localhost:%d/%s".formatted(port, EmbeddedPostgresql.DATABASE))
                        .orElse(databaseUrl()),
                secrets.databasePasswords(),
                kafkaBootstrapServers(),
                issuerUrl(),
                new ServiceEnvironment.Bank(
                        local(bank.port(), "/data/v1"),
                        local(bank.port(), ""),
                        bank.clientId(),
                        bank.clientSecret(),
                        secrets.tokenKeyset()),
                languageModelPort.map(
                        port -> new ServiceEnvironment.LanguageModel(local(port, "/v1"), "local", LANGUAGE_MODEL)),
                Arrays.stream(Service.values())
                        .collect(Collectors.toMap(
                                Function.identity(),
                                service -> local(portsOf(service).getFirst(), ""))));
    }

    private Part inProcess(String name, int port, String healthPath, Supplier<InProcessPart.Running> starter) {
        return new InProcessPart(
                name, port, Optional.of(URI.create(local(port, healthPath))), directory.log(IN_PROCESS), starter);
    }

    private List<Integer> portsOf(Service service) {
        return servicePorts.getOrDefault(service, List.of());
    }

    private static String local(int port, String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    private static Options bankOptions(WorldOptions options, StateDirectory directory, int port) {
        Options bank = Options.defaults()
                .port(port)
                .csv(options.transactions().orElse(null))
                .credentials(directory.data("truelayer").resolve("credentials.json"));
        if (options.seed().isPresent()) {
            bank = bank.seed(options.seed().get());
        }
        if (options.bulk().isPresent()) {
            WorldOptions.Bulk bulk = options.bulk().get();
            bank = bank.bulk(bulk.accounts(), bulk.rowsPerAccount());
        }
        return bank;
    }
}
