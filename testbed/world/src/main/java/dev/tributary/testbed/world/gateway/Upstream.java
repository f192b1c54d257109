package dev.tributary.testbed.world.gateway;

import java.net.URI;

/// One replica of a service behind the gateway.
///
/// @param name of the service
public record Upstream(String name, String host, int port) {

    URI url(String path) {
        return URI.create("http://%s:%d%s".formatted(host, port, path));
    }
}
