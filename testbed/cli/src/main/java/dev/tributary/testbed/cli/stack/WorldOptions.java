package dev.tributary.testbed.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the local world is to be like.
///
/// @param transactions a CSV file (`date,descriptor,amount`) that the simulated bank serves; null for its own rows
/// @param withLlm whether the simulated language model takes part
/// @param bulk accounts × rows of the user `bulk`, such as `20x10000`; null for none
/// @param replicas `2` for two of every service, `sync-worker=2,notifier=3` for some; null for one of each
/// @param beside where another version of the project is built, from which all replicas but the first come; null for
///     none
/// @param withDatabaseProxy whether commits can be lost between the services and their database
/// @param learns whether the services write down at their end what they loaded and ran, for later starts
/// @param environment settings for the services, by the names of their environment variables
public record WorldOptions(
        @Nullable Path transactions,
        boolean withLlm,
        @Nullable String bulk,
        @Nullable String replicas,
        @Nullable Path beside,
        boolean withDatabaseProxy,
        boolean learns,
        Map<String, String> environment) {

    public static final WorldOptions PLAIN = new WorldOptions(null, false, null, Map.of());

    public WorldOptions {
        environment = Map.copyOf(environment);
    }

    /// With one of each service.
    public WorldOptions(
            @Nullable Path transactions, boolean withLlm, @Nullable String bulk, Map<String, String> environment) {
        this(transactions, withLlm, bulk, null, null, false, false, environment);
    }

    /// With settings for the services, by the names of their environment variables.
    public WorldOptions with(Map<String, String> settings) {
        return new WorldOptions(transactions, withLlm, bulk, replicas, beside, withDatabaseProxy, learns, settings);
    }

    /// @param each `2` for two of every service, `sync-worker=2,notifier=3` for some
    public WorldOptions withReplicas(String each) {
        return new WorldOptions(transactions, withLlm, bulk, each, beside, withDatabaseProxy, learns, environment);
    }

    /// With another version for all replicas but the first.
    ///
    /// @param built where it is built; null for none
    public WorldOptions beside(@Nullable Path built) {
        return new WorldOptions(transactions, withLlm, bulk, replicas, built, withDatabaseProxy, learns, environment);
    }

    /// Where commits can be lost between the services and their database.
    public WorldOptions behindDatabaseProxy() {
        return new WorldOptions(transactions, withLlm, bulk, replicas, beside, true, learns, environment);
    }

    /// Whose services write down at their end what they loaded and ran.
    public WorldOptions learning() {
        return new WorldOptions(transactions, withLlm, bulk, replicas, beside, withDatabaseProxy, true, environment);
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (transactions != null) {
            arguments.addAll(
                    List.of("--transactions", transactions.toAbsolutePath().toString()));
        }
        if (withLlm) {
            arguments.add("--with-llm");
        }
        if (bulk != null) {
            arguments.addAll(List.of("--bulk", bulk));
        }
        if (replicas != null) {
            arguments.addAll(List.of("--replicas", replicas));
        }
        if (beside != null) {
            arguments.addAll(List.of("--beside", beside.toAbsolutePath().toString()));
        }
        if (withDatabaseProxy) {
            arguments.add("--with-database-proxy");
        }
        if (learns) {
            arguments.add("--learn");
        }
        return arguments;
    }

    public boolean isPlain() {
        return equals(PLAIN);
    }
}
