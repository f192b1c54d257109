package dev.tributary.testbed.world.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The libraries of the broker, which travel as one resource and are unpacked where the broker runs.
final class KafkaLibraries {

    private static final String RESOURCE = "/kafka-server.zip";

    private KafkaLibraries() {}

    /// Unpacks the libraries once and answers the class path of the broker.
    static String unpackTo(Path directory) {
        try {
            Path complete = directory.resolve(".complete");
            if (!Files.exists(complete)) {
                unpack(directory);
                Files.createFile(complete);
            }
            return directory.toAbsolutePath() + File.separator + "*";
        } catch (IOException e) {
            throw new UncheckedIOException("the libraries of Kafka could not be unpacked to " + directory, e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        InputStream resource = KafkaLibraries.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("the resource " + RESOURCE + " is missing: build testbed/kafka first");
        }
        try (ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    Files.write(directory.resolve(Path.of(entry.getName()).getFileName()), zip.readAllBytes());
                }
            }
        }
    }
}
