package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.alert.ProveAlert;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "alerts",
        description = {
            "Breaks the simulated bank and waits until Prometheus and Alertmanager, with the rules and routes of"
                    + " deploy/monitoring, have told a receiver of it.",
            "On a stack of its own; about three minutes. Exit code 1 when nobody was told within five."
        },
        mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.system(json);
        console.result(new ProveAlert(homeOptions.home(), console).run());
        return 0;
    }
}
