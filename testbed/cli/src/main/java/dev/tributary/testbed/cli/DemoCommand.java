package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.demo.DemoAccounts;
import dev.tributary.testbed.cli.demo.DemoReport;
import dev.tributary.testbed.cli.demo.DemoRun;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.scenario.RunScenario;
import dev.tributary.testbed.cli.scenario.ScenarioReport;
import dev.tributary.testbed.cli.scenario.Scenarios;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldProcess;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Starts everything, imports a year of four accounts and a card, imports it again, and proves that every row"
                    + " the bank served is stored exactly once."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Mixin
    private WorldChoice world = new WorldChoice();

    @Option(names = "--keep", description = "Leave the stack running afterwards.")
    private boolean keep;

    @Option(names = "--user", defaultValue = "demo", description = "The user to act as. Default: ${DEFAULT-VALUE}.")
    private String user = "demo";

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            description = "Play a bad day at the bank on a stack of its own instead, and show what held: "
                    + "bad-bank-day, first-consent-eu, card-only-bank, slow-bank, consent-expires-mid-import,"
                    + " million-rows, or all; list tells what each is.")
    private @Nullable List<String> scenario;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.system(json);
        var home = homeOptions.home();
        if (scenario != null) {
            return scenario.equals(List.of("list")) ? list(console) : play(scenario, home, console);
        }
        var running = StackState.running(home);
        if (running.isPresent()) {
            return demonstrate(usable(running.get()), console);
        }
        if (!keep) {
            // Also on Ctrl-C: what the demonstration started, it stops.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> new WorldProcess(home).stop(), "stop-world"));
        }
        return demonstrate(start(home, console), console);
    }

    private static int list(Console console) {
        console.say(Scenarios.lines());
        return 0;
    }

    private static int play(List<String> scenarios, Home home, Console console) {
        var reports = new RunScenario(home, console).run(scenarios);
        var broken = reports.stream()
                .filter(report -> !report.isSuccess())
                .map(ScenarioReport::scenario)
                .toList();
        console.say("");
        console.say(broken.isEmpty() ? "Everything held." : "BROKEN: " + String.join(", ", broken));
        reports.forEach(console::result);
        return broken.isEmpty() ? 0 : 1;
    }

    private StackState usable(StackState running) {
        if (!world.options().isPlain()) {
            throw new WorkFailed("Tributary is running already, and what its bank serves is settled when it starts. "
                    + "Stop it with `./tributary down` first.");
        }
        return running;
    }

    private StackState start(Home home, Console console) {
        var began = System.nanoTime();
        console.say("Starting everything:");
        var state = new WorldProcess(home).start(world.options(), line -> console.say("  " + line));
        console.say("Ready: %s (%s)"
                .formatted(state.gatewayUrl(), Figures.time(Duration.ofNanos(System.nanoTime() - began))));
        console.say("");
        return state;
    }

    private int demonstrate(StackState state, Console console) {
        var api = new GatewayApi(state.gatewayUrl(), new TokenIssuer(state.issuerUrl(), user));
        var accounts = world.options().transactions() == null ? DemoAccounts.JOHN : DemoAccounts.FILE;
        DemoReport report = new DemoRun(api, new BankTruth(state.simulatorUrl()), accounts, console).run();
        console.say("");
        console.say("%s in %s.%s"
                .formatted(
                        report.isSuccess() ? "Done" : "FAILED",
                        Figures.time(Duration.ofMillis(Math.round(report.seconds() * 1000))),
                        keep ? " It is still running at " + state.gatewayUrl() + "." : ""));
        console.result(report);
        return report.isSuccess() ? 0 : 1;
    }
}
