package dev.tributary.testbed.cli.stack;

import java.nio.file.Path;

/// Where this checkout keeps its built parts and its state.
///
/// @param root the project's root
/// @param stateDirectory what a running stack writes: state file, logs, data
public record Home(Path root, Path stateDirectory) {

    public static Home at(Path root) {
        return new Home(root, root.resolve(".tributary"));
    }

    /// `-Dtributary.root`, else `TRIBUTARY_ROOT`, else the current directory.
    public static Home fromEnvironment() {
        var property = System.getProperty("tributary.root");
        var variable = System.getenv("TRIBUTARY_ROOT");
        var root = property != null ? property : variable != null ? variable : "";
        return at(Path.of(root).toAbsolutePath().normalize());
    }

    public Home withStateDirectory(Path other) {
        return new Home(root, other.toAbsolutePath().normalize());
    }

    Path stateFile() {
        return stateDirectory.resolve("state.json");
    }

    public Path worldLog() {
        return stateDirectory.resolve("logs").resolve("world.log");
    }

    Path worldLibraries() {
        return root.resolve("testbed/world/target/world");
    }
}
