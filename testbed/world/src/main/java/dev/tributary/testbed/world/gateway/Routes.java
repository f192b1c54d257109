package dev.tributary.testbed.world.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which service answers which path.
final class Routes {

    private static final List<Route> ROUTES = List.of(
            new Route("/api/truelayer/import", "import-api"),
            new Route("/api/truelayer/connections", "sync-worker"),
            new Route("/api/truelayer/accounts", "sync-worker"),
            new Route("/api/truelayer/transactions", "sync-worker"),
            new Route("/api/truelayer/enrichment", "enrichment-worker"),
            new Route("/api/truelayer/costs", "enrichment-worker"),
            new Route("/api/truelayer/schedules", "scheduler"),
            new Route("/api/truelayer/operations/dead-letters", "import-api"),
            new Route("/api/truelayer/operations/token-keys", "sync-worker"),
            new Route("/api/truelayer/me", "import-api"),
            new Route("/ws/imports", "notifier"));

    /// They are the bank context's, whatever their path begins with.
    private static final Pattern ROWS_OF_AN_IMPORT = Pattern.compile("/api/truelayer/import/[^/]+/transactions(/.*)?");

    private Routes() {}

    private record Route(String prefix, String service) {

        /// `/api/truelayer/import` is not a prefix of `/api/truelayer/imports`.
        boolean covers(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    static Optional<String> serviceFor(String path) {
        if (ROWS_OF_AN_IMPORT.matcher(path).matches()) {
            return Optional.of("sync-worker");
        }
        return ROUTES.stream()
                .filter(route -> route.covers(path))
                .map(Route::service)
                .findFirst();
    }
}
