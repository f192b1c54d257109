package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.bank.AccountSelection;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.progress.ImportSummary;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Imports transactions, and shows every account's progress live.",
        footer = {"", "Example:", "  ./tributary import --accounts current,savings --preset last-90-days"},
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(
            names = "--accounts",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "Parts of names, ids, accounts, cards, or all; separated by commas.")
    private List<String> accounts = List.of();

    @Option(names = "--no-enrich", description = "Do not categorise what is new.")
    private boolean noEnrich;

    @Option(
            names = "--batch-size",
            paramLabel = "ROWS",
            defaultValue = "" + ImportRequest.DEFAULT_BATCH_SIZE,
            description = "Rows per commit, 10 to 1000. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--parallel",
            paramLabel = "ACCOUNTS",
            defaultValue = "" + ImportRequest.DEFAULT_PARALLEL_ACCOUNTS,
            description = "Accounts at a time. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var days = range.range();
        if (days == null) {
            throw new ParameterException(spec.commandLine(), "Give either --preset, or --from and --to.");
        }
        GatewayApi api = target.api();
        var request = ImportRequest.of(days, new AccountSelection(accounts).among(api.accounts()))
                .withEnrichment(!noEnrich)
                .withBatches(batchSize)
                .inParallel(parallel);
        var console = Console.system(json);
        var summary = ImportSummary.of(new RunImport(api, console).run(request));
        console.say(summary.lines());
        console.result(summary);
        return summary.isComplete() ? 0 : 1;
    }
}
