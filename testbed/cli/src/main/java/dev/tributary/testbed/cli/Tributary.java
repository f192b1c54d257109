package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The command behind `./tributary`.
@Command(
        name = "tributary",
        description = "Imports bank transactions in batches, and shows it happening.",
        mixinStandardHelpOptions = true,
        version = "Tributary 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work failed, and the message says why", "2:the command line was wrong"},
        commandListHeading = "%nCommands:%n",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            ConnectCommand.class,
            ImportCommand.class,
            WatchCommand.class,
            VerifyCommand.class,
            StartCommand.class,
            StopCommand.class,
            KillCommand.class,
            BenchCommand.class
        })
public final class Tributary {

    private Tributary() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tributary())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new InSentences());
    }

    /// Failures that were foreseen are told in their own words; others name themselves, for a report.
    private static final class InSentences implements IExecutionExceptionHandler {

        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
            var message = failure instanceof WorkFailed
                    ? failure.getMessage()
                    : "This should not have happened: %s. Run it again with TRIBUTARY_DEBUG=1 and report what it prints."
                            .formatted(failure);
            PrintWriter err = command.getErr();
            err.println(command.getColorScheme().errorText(message));
            if (System.getenv("TRIBUTARY_DEBUG") != null) {
                failure.printStackTrace(err);
            }
            err.flush();
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
    }
}
