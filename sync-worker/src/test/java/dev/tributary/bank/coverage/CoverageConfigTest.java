package dev.tributary.bank.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class CoverageConfigTest {

    @Test
    void lateRowsAreExpectedForTenDays() {
        // when
        var config = new SmallRyeConfigBuilder()
                .withMapping(CoverageConfig.class)
                .build()
                .getConfigMapping(CoverageConfig.class);

        // then
        assertThat(config.lookBackDays()).isEqualTo(10);
    }
}
