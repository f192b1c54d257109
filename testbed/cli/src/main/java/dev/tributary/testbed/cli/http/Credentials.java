package dev.tributary.testbed.cli.http;

import java.util.Optional;

/// Who is asking.
@FunctionalInterface
public interface Credentials {

    Credentials NONE = Optional::empty;

    /// A bearer token that is valid now.
    Optional<String> bearer();

    static Credentials of(String token) {
        return () -> Optional.of(token);
    }
}
