package dev.tributary.testbed.cli;

import dev.tributary.testbed.cli.stack.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the stack keeps its state: the same choice in every command.
final class HomeOptions {

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where the stack keeps its state, data and logs. Default: .tributary in the project.")
    private @Nullable Path stateDirectory;

    Home home() {
        var home = Home.fromEnvironment();
        return stateDirectory == null ? home : home.withStateDirectory(stateDirectory);
    }
}
