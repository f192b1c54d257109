package dev.tributary.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.cost.CostConfig;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.localmodel.LocalModelConfig;
import dev.tributary.enrichment.work.EnrichmentConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {

    @Test
    void nothingLeavesTheProcessUnlessAskedTo() {
        assertThat(defaults(LanguageModelConfig.class).provider()).isEqualTo(LanguageModelConfig.Provider.NONE);
        assertThat(defaults(LanguageModelConfig.class).apiKey()).isEmpty();
        assertThat(defaults(LanguageModelConfig.class).merchantsPerCall()).isEqualTo(25);
    }

    @Test
    void jobsAreToldOfTheirCostsFourTimesASecondAtMost() {
        assertThat(defaults(CostConfig.class).tellEvery()).isEqualTo(Duration.ofMillis(250));
        assertThat(defaults(CostConfig.class).bankCall()).isEmpty();
        assertThat(defaults(CostConfig.class).priceList()).isEmpty();
    }

    @Test
    void theLocalModelUsesTwoThreads() {
        assertThat(defaults(LocalModelConfig.class).threads()).isEqualTo(2);
        assertThat(defaults(LocalModelConfig.class).trusted()).isBetween(0.4, 0.9);
    }

    @Test
    void aClaimOutlastsTheSlowestModel() {
        assertThat(defaults(EnrichmentConfig.class).claim())
                .isGreaterThan(defaults(LanguageModelConfig.class).timeout());
    }

    private static <C> C defaults(Class<C> mapping) {
        return TestingConfig.of(mapping, Map.of());
    }
}
