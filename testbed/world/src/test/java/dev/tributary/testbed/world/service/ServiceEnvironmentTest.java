package dev.tributary.testbed.world.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

    private static final ServiceEnvironment.Bank BANK =
            new ServiceEnvironment.Bank("http://bank/data/v1", "http://bank", "id", "secret", "{}");

    @Test
    void a_service_signs_in_as_its_own_context() {
        // when
        Map<String, String> environment = environment(Optional.empty()).of(Service.SCHEDULER, Map.of());

        // then
        assertThat(environment)
                .containsEntry("DATABASE_USER", "schedules")
                .containsEntry("DATABASE_PASSWORD", "word")
                .containsEntry("DATABASE_URL", "localhost:1/tributary");
    }

    @Test
    void what_keeps_nothing_gets_no_database_and_only_one_service_gets_the_bank() {
        // when
        Map<String, String> notifier = environment(Optional.empty()).of(Service.NOTIFIER, Map.of());
        Map<String, String> syncWorker = environment(Optional.empty()).of(Service.SYNC_WORKER, Map.of());

        // then
        assertThat(notifier).doesNotContainKeys("DATABASE_URL", "TOKEN_KEYSET", "TRUELAYER_CLIENT_SECRET");
        assertThat(syncWorker)
                .containsEntry("TRUELAYER_API_URL", "http://bank/data/v1")
                .containsEntry("TOKEN_KEYSET", "{}");
    }

    @Test
    void the_real_bank_is_a_matter_of_this_process_own_environment() {
        // given
        Map<String, String> own = Map.of(
                "TRUELAYER_API_URL", "https://api.example/data/v1",
                "TRUELAYER_CLIENT_SECRET", "real");

        // when
        Map<String, String> environment = environment(Optional.empty()).of(Service.SYNC_WORKER, own);

        // then
        assertThat(environment)
                .doesNotContainKeys("TRUELAYER_API_URL", "TRUELAYER_CLIENT_SECRET")
                .containsEntry("TRUELAYER_AUTH_URL", "http://bank");
    }

    @Test
    void no_language_model_takes_part_unless_asked_for() {
        // given
        ServiceEnvironment.LanguageModel simulated =
                new ServiceEnvironment.LanguageModel("http://llm/v1", "key", "small");

        // when
        Map<String, String> without = environment(Optional.empty()).of(Service.ENRICHMENT_WORKER, Map.of());
        Map<String, String> with = environment(Optional.of(simulated)).of(Service.ENRICHMENT_WORKER, Map.of());
        Map<String, String> own =
                environment(Optional.of(simulated)).of(Service.ENRICHMENT_WORKER, Map.of("LLM_PROVIDER", "ollama"));

        // then
        assertThat(without).containsEntry("LLM_PROVIDER", "none");
        assertThat(with).containsEntry("LLM_PROVIDER", "openai").containsEntry("LLM_MODEL", "small");
        assertThat(own).doesNotContainKeys("LLM_PROVIDER", "LLM_BASE_URL");
    }

    private static ServiceEnvironment environment(Optional<ServiceEnvironment.LanguageModel> model) {
        return new ServiceEnvironment(
                "http://localhost:8080",
                "localhost:1/tributary",
                Map.of(BoundedContext.SCHEDULES, "word"),
                "localhost:2",
                "http://localhost:3/tributary",
                BANK,
                model,
                Map.of());
    }
}
