package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.PartAction;
import picocli.CommandLine.Command;

@Command(
        name = "kill",
        description = "Kills one part with SIGKILL, to see the others cope.",
        mixinStandardHelpOptions = true)
final class KillCommand extends PartCommand {

    KillCommand() {
        super(PartAction.KILL);
    }
}
