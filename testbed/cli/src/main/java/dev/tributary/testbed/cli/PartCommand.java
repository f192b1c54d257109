package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.PartAction;
import dev.tributary.testbed.cli.stack.StackControl;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Something done to single parts of the running stack.
abstract class PartCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Parameters(arity = "1..*", paramLabel = "PART", description = "The parts, such as sync-worker.")
    private List<String> parts = List.of();

    private final PartAction action;

    PartCommand(PartAction action) {
        this.action = action;
    }

    @Override
    public Integer call() {
        var control = new StackControl(StackState.mustRun(homeOptions.home()));
        for (var part : parts) {
            control.act(part, action);
            Console.system(false).say("%s %s.".formatted(part, action.done()));
        }
        return 0;
    }
}
