package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.OwnStack;
import dev.tributary.testbed.cli.stack.WorldOptions;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Each service keeps the classes it loaded and linked, and what it knew of its methods, in a cache that a later start
/// begins with (JEP 483, 514, 515).
@Command(
        name = "train",
        description = "Lets the services start faster, until they are built again: an import runs, and they write down "
                + "what they needed for it.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var console = Console.system(false);
        try (var world = new OwnStack(Home.fromEnvironment(), "train", console)) {
            var api = world.start(WorldOptions.PLAIN.learning()).api();
            var accounts = new ConnectBank(api).connect(BankUser.named("john"));
            new RunImport(api, console).run(ImportRequest.of(DateRange.preset("last-90-days"), accounts));
            console.say("The services write down what they learnt (a minute or two) …");
            world.stop();
        }
        return 0;
    }
}
