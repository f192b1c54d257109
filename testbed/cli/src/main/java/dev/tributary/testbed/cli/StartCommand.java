package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.PartAction;
import picocli.CommandLine.Command;

@Command(name = "start", description = "Starts a part that was stopped or killed.", mixinStandardHelpOptions = true)
final class StartCommand extends PartCommand {

    StartCommand() {
        super(PartAction.START);
    }
}
