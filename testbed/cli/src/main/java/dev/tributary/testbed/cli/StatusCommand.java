package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.StackHealth;
import dev.tributary.testbed.cli.stack.StackHealth.PartHealth;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Table;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows each part of the running stack: port, health, process, resident memory.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var state = StackState.mustRun(homeOptions.home());
        var parts = new StackHealth().of(state);
        var console = Console.system(json);
        console.say(json ? List.of() : table(state, parts));
        console.result(new Report(state.gatewayUrl(), parts));
        return parts.stream().allMatch(part -> part.health().equals("up")) ? 0 : 1;
    }

    private static List<String> table(StackState state, List<PartHealth> parts) {
        var table = new Table("part", "port", "health", "pid", "memory");
        for (var part : parts) {
            table.row(
                    part.part(),
                    Objects.requireNonNullElse(part.port(), "-"),
                    part.health(),
                    Objects.requireNonNullElse(part.pid(), "-"),
                    Figures.memory(part.memory()));
        }
        return Stream.concat(table.lines().stream(), Stream.of("Ready: " + state.gatewayUrl()))
                .toList();
    }

    private record Report(URI gatewayUrl, List<PartHealth> parts) {}
}
