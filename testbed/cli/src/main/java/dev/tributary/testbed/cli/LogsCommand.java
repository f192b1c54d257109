package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import dev.tributary.testbed.cli.stack.Home;
import dev.tributary.testbed.cli.stack.Part;
import dev.tributary.testbed.cli.stack.PartLogs;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.terminal.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the last lines of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final String WORLD = "world";

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "One part, such as sync-worker; world is the process that holds all together. Default: all.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() {
        var home = homeOptions.home();
        var logs = new PartLogs(chosen(files(home)), Console.system(false)::say);
        if (follow) {
            logs.follow();
        } else {
            logs.tail();
        }
        return 0;
    }

    private static Map<String, Path> files(Home home) {
        Map<String, Path> files = new TreeMap<>();
        files.put(WORLD, home.worldLog());
        for (Part known : StackState.mustRun(home).parts()) {
            if (known.log() != null) {
                files.put(known.name(), known.log());
            }
        }
        return files;
    }

    private Map<String, Path> chosen(Map<String, Path> files) {
        if (part == null) {
            return distinct(files);
        }
        var file = files.get(part);
        if (file == null) {
            throw new WorkFailed(
                    "There is no log of %s. There are: %s.".formatted(part, String.join(", ", files.keySet())));
        }
        return Map.of(part, file);
    }

    /// Parts that live in the process of the world share its log.
    private static Map<String, Path> distinct(Map<String, Path> files) {
        var world = files.get(WORLD);
        files.entrySet()
                .removeIf(entry ->
                        !entry.getKey().equals(WORLD) && entry.getValue().equals(world));
        return files;
    }
}
