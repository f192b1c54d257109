package dev.tributary.enrichment.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.GoldenImport;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordEstimateTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final Recorded recorded = new Recorded();
    private final RecordEstimate recording = new RecordEstimate(recorded, PriceList::shipped);

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "QUEUED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED"})
    void isKeptWhenAnImportIsFirstHeardOf(JobStatus status) {
        // when
        recording.record(told(status));

        // then
        assertThat(recorded.estimates).singleElement().satisfies(estimate -> {
            assertThat(estimate.userId()).isEqualTo("alice");
            assertThat(estimate.bankCalls()).isEqualTo(9);
            assertThat(estimate.models()).isEqualByComparingTo("0.02");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "ENRICHING"})
    void costsNothingForEachStepOfAnImportThatGoesOn(JobStatus status) {
        // when
        recording.record(told(status));

        // then
        assertThat(recorded.estimates).isEmpty();
    }

    private static ImportJobChanged told(JobStatus status) {
        var job = GoldenImport.of(UUID.randomUUID(), 1, status);
        return new ImportJobChanged(UUID.randomUUID(), NOW, "alice", job);
    }

    private static final class Recorded implements Estimates {

        final List<Estimate> estimates = new ArrayList<>();

        @Override
        public void record(Estimate estimate) {
            estimates.add(estimate);
        }

        @Override
        public List<Estimate> of(String userId, @Nullable UUID after, int limit) {
            return estimates;
        }
    }
}
