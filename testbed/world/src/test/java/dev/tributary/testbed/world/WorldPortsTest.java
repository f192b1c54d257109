package dev.tributary.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.world.part.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldPortsTest {

    @TempDir
    private Path directory;

    @Test
    void a_part_keeps_its_port_from_one_start_to_the_next() {
        // given
        WorldPorts first = WorldPorts.readFrom(file());
        int port = first.of("kafka");
        first.save();

        // when
        WorldPorts second = WorldPorts.readFrom(file());

        // then
        assertThat(second.of("kafka")).isEqualTo(port);
    }

    @Test
    void a_part_gets_another_port_when_somebody_has_taken_its_own() throws IOException {
        // given
        WorldPorts first = WorldPorts.readFrom(file());
        int port = first.of("kafka");
        first.save();

        // when
        int next;
        try (ServerSocket _ = new ServerSocket(port)) {
            next = WorldPorts.readFrom(file()).of("kafka");
        }

        // then
        assertThat(next).isNotEqualTo(port);
    }

    @Test
    void a_part_gets_the_port_it_prefers_when_it_is_free() {
        // given
        int preferred = Ports.free();

        // when / then
        assertThat(WorldPorts.readFrom(file()).of("gateway", preferred)).isEqualTo(preferred);
    }

    @Test
    void two_parts_never_get_one_port() {
        // given
        WorldPorts ports = WorldPorts.readFrom(file());
        int preferred = Ports.free();

        // when
        int first = ports.of("gateway", preferred);
        int second = ports.of("identity", preferred);

        // then
        assertThat(second).isNotEqualTo(first);
    }

    private Path file() {
        return directory.resolve("ports.properties");
    }
}
