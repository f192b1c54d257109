package dev.tributary.testbed.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the local database's superuser signs in with.
final class SuperuserPassword {

    private SuperuserPassword() {}

    static String in(Path stateDirectory) throws IOException {
        return Files.readString(stateDirectory.resolve("secrets/database-superuser"));
    }
}
