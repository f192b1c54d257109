package dev.tributary.testbed.cli.stack;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One piece of the stack.
///
/// @param kind `service` or `infrastructure`
/// @param pid null while it is stopped, or when it lives in the process that holds everything together
/// @param healthUrl null when it has none: its port is then its health
public record Part(
        String name,
        String kind,
        @Nullable Long pid,
        @Nullable Integer port,
        @Nullable URI healthUrl,
        @Nullable Path log) {

    public boolean isService() {
        return kind.equals("service");
    }
}
