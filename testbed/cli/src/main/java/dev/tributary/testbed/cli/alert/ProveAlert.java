package dev.tributary.testbed.cli.alert;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.scenario.Fault;
import dev.tributary.testbed.cli.scenario.SteeredBank;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import dev.tributary.testbed.cli.terminal.Figures;
import java.time.Duration;

/// Breaks the simulated bank, and waits until Prometheus and Alertmanager have told a receiver of it by the rules and
/// routes that ship.
public final class ProveAlert {

    private static final String JOHN = "john";
    private static final String EXPECTED = "BankRests";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Home home;
    private final Console console;

    public ProveAlert(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /// @param seconds from the bank's first failure to the notice
    public record Report(String alert, double seconds) {}

    /// @throws WorkFailed when nobody was told within five minutes
    public Report run() {
        try (var own = new OwnStack(home, "alerts", console)) {
            var stack = own.start(WorldOptions.PLAIN).state();
            try (var receiver = new AlertReceiver();
                    var monitoring = new Monitoring(home, own.directory(), stack, receiver.url())) {
                monitoring.awaitAllScraped();
                console.say("Prometheus reads all services; Alertmanager knows its receiver.");
                breakBank(stack);
                var broken = System.nanoTime();
                receiver.await(EXPECTED, PATIENCE);
                var took = Duration.ofNanos(System.nanoTime() - broken);
                console.say("%s was told %s after the bank broke.".formatted(EXPECTED, Figures.time(took)));
                return new Report(EXPECTED, Figures.seconds(took));
            }
        }
    }

    private void breakBank(StackState stack) {
        var api = OwnStack.api(stack);
        var accounts = new ConnectBank(api).connect(BankUser.named(JOHN));
        new SteeredBank(stack.simulatorUrl())
                .faults(
                        JOHN,
                        Fault.of("burst")
                                .with("status", 503)
                                .with("failures", 1)
                                .with("every", 1)
                                .at(Fault.TRANSACTIONS));
        var plan = api.plan(
                ImportRequest.of(DateRange.preset("last-90-days"), accounts).inParallel(accounts.size()));
        api.start(plan.jobId());
        console.say(
                "The bank answers 503 from now on, and an import of %d accounts begins.".formatted(accounts.size()));
    }
}
