package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
            BenchCommand.class,
            ChaosCommand.class,
            AlertsCommand.class,
            TrainCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "`./tributary test` builds everything and runs all tests.",
            "`./tributary sbom` writes down what each service is made of."
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
                .registerConverter(LocalDate.class, Tributary::date)
                .registerConverter(UUID.class, Tributary::id)
                .setParameterExceptionHandler(Tributary::wrongUsage)
                .setExecutionExceptionHandler(Tributary::failure);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TypeConversionException("'%s' is not a date; write it as yyyy-MM-dd".formatted(text));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new TypeConversionException("'%s' is not an id".formatted(text));
        }
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See `%s --help`.".formatted(command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// Failures that were foreseen are told in their own words; others name themselves, for a report.
    private static int failure(Exception failure, CommandLine command, ParseResult parsed) {
        var message = failure instanceof WorkFailed
                ? String.valueOf(failure.getMessage())
                : "This should not have happened: %s. Run it again with TRIBUTARY_DEBUG=1 and report what it prints."
                        .formatted(failure);
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(message));
        if (System.getenv("TRIBUTARY_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
