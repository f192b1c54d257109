package dev.tributary.testbed.world;

import dev.tributary.testbed.world.service.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the world was asked to be.
///
/// @param root the project, where the built services are
/// @param stateDirectory what is kept between starts
/// @param transactions rows the bank serves instead of invented ones: a CSV with `date,descriptor,amount`
/// @param seed another seed, other rows
/// @param bulk how much the user `bulk` has
/// @param withLlm whether the enrichment asks the simulated language model
/// @param withDatabaseProxy whether the services reach their database through a proxy that can lose commits
/// @param services the ones to start
/// @param replicas how often each is started
/// @param beside another built version of the project, from which all replicas but the first are started
/// @param learns whether the services write down at their end what they loaded and ran, for later starts
record WorldOptions(
        Path root,
        Path stateDirectory,
        Optional<Path> transactions,
        Optional<Long> seed,
        Optional<Bulk> bulk,
        boolean withLlm,
        boolean withDatabaseProxy,
        Set<Service> services,
        Replicas replicas,
        Optional<Path> beside,
        boolean learns) {

    static final String USAGE = """
            Usage: World --root DIR --state-dir DIR [--transactions FILE] [--seed N] [--bulk ACCOUNTSxROWS]
                         [--with-llm] [--with-database-proxy] [--only SERVICE,...] [--replicas N | --replicas SERVICE=N,...]
                         [--beside DIR] [--learn]""";

    private static final String WITH_LLM = "--with-llm";
    private static final String WITH_DATABASE_PROXY = "--with-database-proxy";
    private static final String LEARN = "--learn";
    private static final Set<String> WITHOUT_VALUE = Set.of(WITH_LLM, WITH_DATABASE_PROXY, LEARN);
    private static final Set<String> WITH_VALUE =
            Set.of("--root", "--state-dir", "--transactions", "--seed", "--bulk", "--only", "--replicas", "--beside");
    private static final Pattern BULK = Pattern.compile("(\\d{1,6})x(\\d{1,9})");

    /// So many accounts of so many rows each.
    record Bulk(int accounts, int rowsPerAccount) {

        static Bulk parse(String text) {
            Matcher matcher = BULK.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "--bulk is ACCOUNTSxROWS, such as 20x10000, not '%s'".formatted(text));
            }
            return new Bulk(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    /// @throws IllegalArgumentException with a sentence for whoever typed it
    static WorldOptions parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            given.put(option, WITHOUT_VALUE.contains(option) ? "" : value(option, rest));
        }
        return new WorldOptions(
                directory(given.getOrDefault("--root", "")),
                directory(given.getOrDefault("--state-dir", ".tributary")),
                Optional.ofNullable(given.get("--transactions")).map(WorldOptions::readable),
                Optional.ofNullable(given.get("--seed")).map(WorldOptions::number),
                Optional.ofNullable(given.get("--bulk")).map(Bulk::parse),
                given.containsKey(WITH_LLM),
                given.containsKey(WITH_DATABASE_PROXY),
                Optional.ofNullable(given.get("--only"))
                        .map(WorldOptions::services)
                        .orElse(EnumSet.allOf(Service.class)),
                Optional.ofNullable(given.get("--replicas"))
                        .map(Replicas::parse)
                        .orElse(Replicas.ONE_OF_EACH),
                Optional.ofNullable(given.get("--beside")).map(WorldOptions::built),
                given.containsKey(LEARN));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!WITH_VALUE.contains(option)) {
            throw new IllegalArgumentException("unknown option '%s'".formatted(option));
        }
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("%s needs a value".formatted(option));
        }
        return rest.next();
    }

    private static Path directory(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static Path readable(String name) {
        Path file = directory(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--transactions: %s cannot be read".formatted(file));
        }
        return file;
    }

    private static Path built(String name) {
        Path root = directory(name);
        if (!Files.isDirectory(root.resolve(Service.SYNC_WORKER.folder()).resolve("target/quarkus-app"))) {
            throw new IllegalArgumentException(
                    "--beside: nothing is built in %s. `./mvnw package -DskipTests` there builds it.".formatted(root));
        }
        return root;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed is a number, not '%s'".formatted(text), e);
        }
    }

    private static Set<Service> services(String names) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        Arrays.stream(names.split(",", -1)).map(Service::ofFolder).forEach(services::add);
        return services;
    }
}
