package dev.tributary.testbed.world.gateway;

import java.net.URI;

/// A service behind the gateway.
public record Upstream(String name, String host, int port) {

    URI url(String path) {
        return URI.create("http://%s:%d%s".formatted(host, port, path));
    }
}
