package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.PartAction;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Stops one part in good order.", mixinStandardHelpOptions = true)
final class StopCommand extends PartCommand {

    StopCommand() {
        super(PartAction.STOP);
    }
}
