package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.WorldProcess;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops the stack and waits until it is gone. Its data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Override
    public Integer call() {
        var stopped = new WorldProcess(homeOptions.home()).stop();
        Console.system(false).say(stopped ? "Stopped." : "Nothing was running.");
        return 0;
    }
}
