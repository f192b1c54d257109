package dev.tributary.testbed.cli.http;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;

/// Nobody answered, or the answer broke off.
public final class Unreachable extends WorkFailed {

    private static final long serialVersionUID = 1L;

    Unreachable(URI uri, Throwable cause) {
        super(
                "%s://%s does not answer %s (%s). Look at `./tributary status`; `./tributary up` starts what is missing."
                        .formatted(
                                uri.getScheme(),
                                uri.getAuthority(),
                                uri.getPath(),
                                cause.getClass().getSimpleName()),
                cause);
    }
}
