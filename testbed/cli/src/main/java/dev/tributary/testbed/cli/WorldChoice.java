package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.WorldOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the local world is to be like when it is started.
final class WorldChoice {

    @Option(
            names = "--transactions",
            paramLabel = "FILE",
            description = "A CSV file (date,descriptor,amount) that the simulated bank serves instead of its own rows.")
    private @Nullable Path transactions;

    @Option(names = "--with-llm", description = "Let the simulated language model take part in categorising.")
    private boolean withLlm;

    @Option(
            names = "--bulk",
            paramLabel = "ACCOUNTSxROWS",
            description = "Give the simulated bank's user bulk so many accounts with so many rows each: 20x10000.")
    private @Nullable String bulk;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description =
                    "Start each service so often, or some of them: 2, or sync-worker=2,notifier=3. The second of them is called"
                            + " sync-worker-2; start, stop and kill take one each.")
    private @Nullable String replicas;

    WorldOptions options() {
        if (transactions != null && !Files.isReadable(transactions)) {
            throw new WorkFailed("The file %s cannot be read.".formatted(transactions));
        }
        return new WorldOptions(transactions, withLlm, bulk, replicas, null, false, false, Map.of());
    }
}
