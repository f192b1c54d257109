package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.chaos.Chaos;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "chaos",
        description = {
            "Imports while services are killed and frozen, the broker and the database go away, messages come twice and"
                    + " the bank misbehaves; then compares what is stored with what the bank has.",
            "On a stack of its own. Exit code 1 when anything was lost, doubled, stuck or not accounted for."
        },
        mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {

    /// A bank that asks for calls less often is left alone for longer than anybody watches.
    private static final Map<String, String> IMPATIENCE = Map.of("TRIBUTARY_SYNC_RATE_LIMITED_WAIT", "10s");

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Option(
            names = "--minutes",
            defaultValue = "3",
            description = "How long things go wrong. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--people", defaultValue = "4", description = "Who import at a time. Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(
            names = "--replicas",
            defaultValue = "2",
            description = "How often each service runs. Default: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(
            names = "--beside",
            paramLabel = "FOLDER",
            description = {
                "Where an earlier version is built: all replicas but the first run from there, as in the middle of an"
                        + " upgrade."
            })
    private @Nullable Path beside;

    @Option(names = "--seed", description = "The same seed makes the same disturbances. Default: a new one.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.system(json);
        var chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        console.say("Seed %d.".formatted(chosen));
        try (var own = new OwnStack(homeOptions.home(), "chaos", console)) {
            var stack = own.start(WorldOptions.PLAIN
                            .with(IMPATIENCE)
                            .withReplicas(Integer.toString(replicas))
                            .beside(beside)
                            .behindDatabaseProxy())
                    .state();
            var report = new Chaos(stack, console).run(people, Duration.ofMinutes(minutes), chosen, replicas);
            console.say(report.lines());
            console.result(report);
            return report.holds() ? 0 : 1;
        }
    }
}
