package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.StackHealth;
import dev.tributary.testbed.cli.stack.StackHealth.PartHealth;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.terminal.Table;
import java.util.List;
import java.util.Objects;

/// How long the whole stack takes from built to ready, and what each process then holds in memory.
public final class StartBench {

    private final Home home;
    private final Console console;

    public StartBench(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param firstSeconds with nothing there: databases made, topics created, migrations run
    /// @param againSeconds with the data of the first start
    public record Report(String bench, double firstSeconds, double againSeconds, List<PartHealth> parts) {}

    public Report run() {
        try (var world = new OwnStack(home, "bench", console)) {
            var first = world.start(WorldOptions.PLAIN);
            world.stop();
            var again = world.start(WorldOptions.PLAIN);
            var parts = new StackHealth().of(again.state());
            var report = new Report("start", Figures.seconds(first.took()), Figures.seconds(again.took()), parts);
            print(report);
            return report;
        }
    }

    private void print(Report report) {
        console.say("start: from built to ready %.1f s the first time, %.1f s with data there"
                .formatted(report.firstSeconds, report.againSeconds));
        var table = new Table("process", "pid", "resident memory");
        for (var part : report.parts) {
            table.row(part.part(), Objects.requireNonNullElse(part.pid(), "-"), Figures.memory(part.memory()));
        }
        console.say(table.lines());
    }
}
