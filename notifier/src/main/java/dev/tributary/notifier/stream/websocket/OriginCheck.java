package dev.tributary.notifier.stream.websocket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Browsers let any page open a web socket to anywhere, so the server has to ask whose page it is.
@ApplicationScoped
class OriginCheck implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    private final StreamConfig config;

    OriginCheck(StreamConfig config) {
        this.config = config;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var origin = context.httpRequest().getHeader("Origin");
        return origin == null || config.allowedOrigins().contains(origin)
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }
}
