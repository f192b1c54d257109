package dev.tributary.testbed.cli;

import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.testbed.cli.progress.RunImport;
import dev.tributary.testbed.cli.terminal.Console;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = "Shows an import that runs already, until it has ended.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Parameters(paramLabel = "JOB_ID", description = "The import's id.")
    private @Nullable UUID jobId;

    @Option(names = "--json", description = "Print its last state as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.system(json);
        var job = new RunImport(target.api(), console).follow(java.util.Objects.requireNonNull(jobId));
        console.result(job);
        return job.status() == JobStatus.COMPLETED ? 0 : 1;
    }
}
