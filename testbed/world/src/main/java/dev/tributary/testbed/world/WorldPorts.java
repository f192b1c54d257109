package dev.tributary.testbed.world;

import dev.tributary.testbed.world.part.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/// The ports of the parts. A part keeps its port from one start to the next while nobody else has taken it: browsers
/// keep their address, banks their redirect.
final class WorldPorts {

    private final Path file;
    private final Properties known = new Properties();
    private final Set<Integer> taken = new HashSet<>();

    private WorldPorts(Path file) {
        this.file = file;
    }

    static WorldPorts readFrom(Path file) {
        WorldPorts ports = new WorldPorts(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ports;
    }

    /// The port this part had last time, any free one otherwise.
    int of(String part) {
        return of(part, 0);
    }

    /// The port this part had last time, the preferred one otherwise, any free one if that is taken too.
    int of(String part, int preferred) {
        int wanted = Integer.parseInt(known.getProperty(part, Integer.toString(preferred)));
        int port = wanted == 0 ? Ports.free() : Ports.preferably(wanted);
        while (!taken.add(port)) {
            port = Ports.free();
        }
        known.setProperty(part, Integer.toString(port));
        return port;
    }

    void save() {
        try (Writer writer = Files.newBufferedWriter(file)) {
            known.store(writer, "the port of each part, kept while it is free");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
