package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackHealth;
import dev.tributary.testbed.cli.stack.StackHealth.PartHealth;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How long the whole stack takes from built to ready, how long each service does when all others are there, and what
/// each process then holds in memory.
public final class StartBench {

    private final Home home;
    private final Console console;

    public StartBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param firstSeconds with nothing there: databases made, topics created, migrations run
    /// @param againSeconds with the data of the first start
    /// @param serviceSeconds of each service alone, till it says that it is ready
    public record Report(
            String bench,
            double firstSeconds,
            double againSeconds,
            Map<String, Double> serviceSeconds,
            List<PartHealth> parts) {}

    public Report run() {
        try (var world = new OwnStack(home, "bench", console)) {
            var first = world.start(WorldOptions.PLAIN);
            world.stop();
            var again = world.start(WorldOptions.PLAIN);
            var parts = new StackHealth().of(again.state());
            var report = new Report(
                    "start",
                    Figures.seconds(first.took()),
                    Figures.seconds(again.took()),
                    services(again.state()),
                    parts);
            print(report);
            return report;
        }
    }

    private static Map<String, Double> services(StackState stack) {
        var control = new StackControl(stack);
        var seconds = new TreeMap<String, Double>();
        for (var part : control.parts()) {
            if (part.isService()) {
                control.act(part.name(), PartAction.STOP);
                var began = System.nanoTime();
                control.act(part.name(), PartAction.START);
                seconds.put(part.name(), Figures.seconds(Duration.ofNanos(System.nanoTime() - began)));
            }
        }
        return seconds;
    }

    private void print(Report report) {
        console.say("start: from built to ready %.1f s the first time, %.1f s with data there"
                .formatted(report.firstSeconds, report.againSeconds));
        report.serviceSeconds.forEach(
                (service, seconds) -> console.say("  %-18s %5.1f s alone (to reach: 2)".formatted(service, seconds)));
        var table = new Table("process", "pid", "resident memory");
        for (var part : report.parts) {
            table.row(part.part(), Objects.requireNonNullElse(part.pid(), "-"), Figures.memory(part.memory()));
        }
        console.say(table.lines());
    }
}
