package dev.tributary.testbed.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad-bank-day",
                "first-consent-eu",
                "card-only-bank",
                "slow-bank",
                "consent-expires-mid-import",
                "million-rows"
            })
    void each_bad_day_has_a_name_and_a_story(String name) {
        // when
        var scenario = Scenarios.named(name);

        // then
        assertThat(scenario.name()).isEqualTo(name);
        assertThat(Scenarios.lines()).anyMatch(line -> line.startsWith(name) && line.contains(scenario.story()));
    }

    @Test
    void an_unknown_one_is_answered_with_those_there_are() {
        // then
        assertThatThrownBy(() -> Scenarios.named("bad-hair-day"))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("bad-hair-day")
                .hasMessageContaining("million-rows");
    }

    @Test
    void one_broken_claim_breaks_the_day_and_is_marked() {
        // given
        var report = new ScenarioReport(
                "bad-bank-day",
                List.of(
                        new Invariant("nothing lost", true, "0 lost"),
                        new Invariant("nothing twice", false, "1 twice")),
                List.of(),
                1.0);

        // then
        assertThat(report.isSuccess()).isFalse();
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("✔") && line.contains("0 lost"))
                .anyMatch(line -> line.startsWith("✘") && line.contains("1 twice"));
    }
}
