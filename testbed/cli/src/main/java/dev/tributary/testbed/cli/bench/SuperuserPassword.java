package dev.tributary.testbed.cli.bench;

import dev.tributary.testbed.cli.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the local database's superuser signs in with.
final class SuperuserPassword {

    private SuperuserPassword() {}

    static String in(Path stateDirectory) throws IOException {
        var secrets = Files.readString(stateDirectory.resolve("secrets.json"));
        return Json.read(secrets, Secrets.class, "The secrets file").superuserPassword;
    }

    private record Secrets(String superuserPassword) {}
}
