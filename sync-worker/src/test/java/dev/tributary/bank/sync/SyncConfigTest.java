package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncConfigTest {

    private final SyncConfig defaults = new SmallRyeConfigBuilder()
            .withMapping(SyncConfig.class)
            .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
            .build()
            .getConfigMapping(SyncConfig.class);

    @Test
    void theDefaultsAreWhatTheBanksRulesAskFor() {
        assertThat(defaults.attendedWindowDays()).isEqualTo(92);
        assertThat(defaults.unattendedWindowDays()).isEqualTo(731);
        assertThat(defaults.backoff())
                .isEqualTo(List.of(Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(900)));
        assertThat(defaults.rateLimitedWait()).isEqualTo(Duration.ofMinutes(15));
        assertThat(defaults.lease()).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void aPolicyThatCannotDecideIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new RecoveryPolicy(List.of(), 6, Duration.ofMinutes(15), Duration.ofDays(7)))
                .hasMessageContaining("tributary.sync.backoff");
        assertThatThrownBy(() -> new RecoveryPolicy(
                        List.of(Duration.ofSeconds(1)), 0, Duration.ofMinutes(15), Duration.ofDays(7)))
                .hasMessageContaining("tributary.sync.max-attempts");
    }
}
