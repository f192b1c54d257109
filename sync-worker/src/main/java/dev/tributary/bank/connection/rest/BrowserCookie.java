package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.BrowserMark;
import dev.tributary.bank.connection.Departure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The cookie a browser keeps from setting out for a bank until it is back. No script sees it, no other site can have
/// it sent but by leading here, and with HTTPS no neighbouring host can plant one.
@ApplicationScoped
class BrowserCookie {

    /// Browsers take a cookie of this name from the host itself only, with HTTPS, for all its paths.
    private static final String HOST_ONLY = "__Host-";

    private final boolean isSecure;
    private final Clock clock;

    BrowserCookie(CallbackConfig config, Clock clock) {
        this.isSecure = "https".equalsIgnoreCase(config.publicUrl().getScheme());
        this.clock = clock;
    }

    NewCookie of(Departure departure) {
        var mark = departure.mark();
        var life = Duration.between(clock.instant(), departure.expiresAt());
        return cookie(mark.name(), mark.value(), (int) Math.max(0, life.toSeconds()));
    }

    /// Takes it away again.
    NewCookie gone(String state) {
        return cookie(BrowserMark.nameOf(state), "", 0);
    }

    /// @return null when this browser has none for the state
    @Nullable
    String read(HttpServerRequest request, String state) {
        var cookie = request.getCookie(prefixed(BrowserMark.nameOf(state)));
        return cookie == null ? null : cookie.getValue();
    }

    private NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(prefixed(name))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.LAX)
                .build();
    }

    private String prefixed(String name) {
        return isSecure ? HOST_ONLY + name : name;
    }
}
