package dev.tributary.testbed.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where the libraries in this process write to: the terminal is for the few lines a person wants to see.
final class InProcessLog {

    /// A logger nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private InProcessLog() {}

    static void writeTo(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString());
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.INFO);
            Logger.getLogger("").addHandler(handler);
            // Every client's whole configuration, at every start.
            KAFKA.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException("the log %s cannot be written".formatted(file), e);
        }
    }
}
