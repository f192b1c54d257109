package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.WorldProcess;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts the whole stack on this machine and keeps it running until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Mixin
    private WorldChoice world = new WorldChoice();

    @Option(names = "--detach", description = "Leave it running and return; `down` stops it.")
    private boolean detach;

    @Override
    public Integer call() {
        var console = Console.system(false);
        var home = homeOptions.home();
        var state = new WorldProcess(home).start(world.options(), line -> console.say("  " + line));
        console.say("Ready: " + state.gatewayUrl());
        return detach ? 0 : stayUntilItEnds(home, state.pid());
    }

    private static int stayUntilItEnds(Home home, long pid) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> new WorldProcess(home).stop(), "stop-world"));
        var world = ProcessHandle.of(pid);
        if (world.isPresent()) {
            world.get().onExit().join();
        }
        throw new WorkFailed("The local world has ended. See %s.".formatted(home.worldLog()));
    }
}
