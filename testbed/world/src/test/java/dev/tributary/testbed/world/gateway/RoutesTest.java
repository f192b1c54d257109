package dev.tributary.testbed.world.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/truelayer/import/plan, import-api",
        "/api/truelayer/import/0190-4c/pause, import-api",
        "/api/truelayer/connections, sync-worker",
        "/api/truelayer/connections/callback, sync-worker",
        "/api/truelayer/accounts, sync-worker",
        "/api/truelayer/transactions/export, sync-worker",
        "/api/truelayer/operations/token-keys/rotate, sync-worker",
        "/api/truelayer/enrichment/stats, enrichment-worker",
        "/api/truelayer/costs/by-day, enrichment-worker",
        "/api/truelayer/schedules/1/preview, scheduler",
        "/api/truelayer/import/0190-4c/transactions, sync-worker",
        "/api/truelayer/import/0190-4c/timeline, import-api",
        "/api/truelayer/operations/dead-letters/1/replay, import-api",
        "/ws/imports, notifier",
    })
    void every_context_answers_its_own_paths(String path, String service) {
        assertThat(Routes.serviceFor(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/imports",
                "/api/truelayer/imports",
                "/api/truelayer",
                "/api/truelayer/operations",
                "/ws",
                "/q/metrics"
            })
    void nothing_else_is_passed_on(String path) {
        assertThat(Routes.serviceFor(path)).isEmpty();
    }

    @Test
    void the_services_own_pages_stay_inside() {
        assertThat(Routes.serviceFor("/q/health")).isEmpty();
    }
}
